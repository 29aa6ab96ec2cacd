package io.guestbeat.agent.doctor;

import java.util.ArrayList;
import java.util.List;

/** What a JVM's options mean for Guestbeat. Stateless. */
final class JvmAdvice {
  private static final int WARNS_OF_AGENTS = 21;
  private static final int WARNS_OF_NATIVE_CODE = 24;
  private static final String START_WITH_AGENT = "restart it with -javaagent:guestbeat.jar";

  private JvmAdvice() {}

  /** What is to be said of this one. */
  static List<Finding> findings(JvmFacts jvm) {
    List<Finding> findings = new ArrayList<>();
    if (jvm.hasGuestbeat) {
      findings.add(Finding.ok(Subject.PROCESS, jvm.name + " has Guestbeat"));
    } else {
      findings.add(withoutGuestbeat(jvm));
    }
    addNativeAccess(jvm, findings);
    return findings;
  }

  private static Finding withoutGuestbeat(JvmFacts jvm) {
    String none = jvm.name + " has no Guestbeat";
    if (jvm.has("-XX:+DisableAttachMechanism")) {
      return fail(none + ", and -XX:+DisableAttachMechanism forbids attaching", START_WITH_AGENT);
    }
    if (jvm.has("-XX:-EnableDynamicAgentLoading")) {
      return fail(
          none + ", and -XX:-EnableDynamicAgentLoading forbids attaching", START_WITH_AGENT);
    }
    if (jvm.has("-Xrs") || !jvm.survivesQuit) {
      return fail(
          none + ", and attaching would kill it: it has -Xrs, or starts just now",
          START_WITH_AGENT);
    }
    boolean isSilent = !jvm.isFrom(WARNS_OF_AGENTS) || jvm.has("-XX:+EnableDynamicAgentLoading");
    return Finding.note(
        Subject.PROCESS,
        none,
        "guestbeat attach PID, or "
            + START_WITH_AGENT
            + (isSilent
                ? ""
                : "; it warns of attaching unless started with"
                    + " -XX:+EnableDynamicAgentLoading"));
  }

  /** What is to be said of a JVM that handles no signals. */
  static Finding reducedSignals() {
    return Finding.note(
        Subject.SIGNALS,
        "-Xrs (the flag ReduceSignalUsage) is on: SIGTERM ends the JVM without its shutdown hooks,"
            + " so that every stop is a death for vSphere HA",
        "start it without -Xrs");
  }

  private static void addNativeAccess(JvmFacts jvm, List<Finding> findings) {
    if (jvm.hasAnyThatBegins("--enable-native-access")) {
      return;
    }
    if (jvm.has("--illegal-native-access=deny")) {
      findings.add(
          fail(
              jvm.name + " denies native access: --illegal-native-access=deny",
              "start it with --enable-native-access=ALL-UNNAMED too"));
    } else if (jvm.isFrom(WARNS_OF_NATIVE_CODE)) {
      findings.add(
          Finding.note(
              Subject.PROCESS,
              jvm.name + " is Java 24 or newer and warns once when native code is loaded",
              "start it with --enable-native-access=ALL-UNNAMED to silence it"));
    }
  }

  private static Finding fail(String what, String remedy) {
    return Finding.fail(Subject.PROCESS, what, remedy);
  }
}
