package io.guestbeat.agent.doctor;

/** What a probe looks at. */
enum Subject {
  MACHINE("machine"),
  VSOCKETS("vSockets"),
  NATIVE_CODE("native code"),
  LIBRARIES("libraries"),
  PERMISSIONS("permissions"),
  SELINUX("SELinux"),
  CONTAINER("container"),
  JVM("JVM"),
  EVIDENCE("evidence"),
  STATISTICS("statistics"),
  CPU("CPU"),
  MEMORY("memory"),
  ADVICE("advice"),
  HEARTBEAT("heartbeat");

  private final String text;

  Subject(String text) {
    this.text = text;
  }

  /** Its name for people. */
  String text() {
    return text;
  }
}
