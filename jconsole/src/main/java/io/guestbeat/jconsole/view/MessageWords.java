package io.guestbeat.jconsole.view;

/** The texts shown when there is no data. */
final class MessageWords {
  static final String WAITING = "Asking the JVM for Guestbeat…";
  static final String DISCONNECTED =
      "JConsole is not connected to the JVM. This tab continues when the " + "connection is back.";

  private MessageWords() {}

  /** Returns how to get Guestbeat into the JVM of this process id, which may be unknown. */
  static String absent(String process) {
    return "This JVM has no Guestbeat.\n\n"
        + "To start a JVM with it:\n"
        + "    java -javaagent:guestbeat.jar -jar your-application.jar\n\n"
        + "To give it to this one while it runs, on its machine and as its user:\n"
        + "    java -jar guestbeat.jar attach "
        + (process.isEmpty() ? "PID" : process)
        + " heartbeat=off\n\n"
        + "This tab looks again at every interval.";
  }

  static String failed(String reason) {
    return "The JVM cannot be asked: " + reason + "\n\nThis tab tries again at every interval.";
  }

  /** Returns why there are no statistics. */
  static String away(String reason) {
    return "The host gives no statistics: " + reason;
  }
}
