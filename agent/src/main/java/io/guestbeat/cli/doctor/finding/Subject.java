package io.guestbeat.cli.doctor.finding;

/** The subject of a probe. */
public enum Subject {
  PROCESS("process", Group.JVM),
  JVM_STATISTICS("statistics", Group.JVM),
  JVM_HEARTBEAT("heartbeat", Group.JVM),
  GATES("gates", Group.JVM),
  LAST_ERROR("last error", Group.JVM),
  ALARMS("alarms", Group.JVM),
  SIGNALS("signals", Group.JVM),
  TEMPORARY_FOLDER("/tmp", Group.JVM),
  MACHINE("machine", Group.MACHINE),
  VSOCKETS("vSockets", Group.MACHINE),
  NATIVE_CODE("native code", Group.MACHINE),
  LIBRARIES("libraries", Group.MACHINE),
  PERMISSIONS("permissions", Group.MACHINE),
  SELINUX("SELinux", Group.MACHINE),
  CONTAINER("container", Group.MACHINE),
  JAVA("Java", Group.MACHINE),
  EVIDENCE("evidence", Group.MACHINE),
  STATISTICS("statistics", Group.HOST),
  CPU("CPU", Group.HOST),
  MEMORY("memory", Group.HOST),
  ADVICE("advice", Group.HOST),
  HEARTBEAT("heartbeat", Group.HOST);

  private final String text;
  private final Group group;

  Subject(String text, Group group) {
    this.text = text;
    this.group = group;
  }

  /** Returns its name for people. */
  public String text() {
    return text;
  }

  public Group group() {
    return group;
  }

  /** The groups of subjects, each under its heading. */
  public enum Group {
    JVM("The JVM", "jvm"),
    MACHINE("This machine", "machine"),
    HOST("The host", "host");

    private final String heading;
    private final String code;

    Group(String heading, String code) {
      this.heading = heading;
      this.code = code;
    }

    public String heading() {
      return heading;
    }

    /** Returns its name for programs. */
    public String code() {
      return code;
    }
  }
}
