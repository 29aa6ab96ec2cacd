package io.guestbeat.cli.doctor.jvm;

import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Subject;
import java.util.ArrayList;
import java.util.List;

/** The findings about a JVM's options that matter to Guestbeat. Stateless. */
final class JvmAdvice {
  private static final int WARNS_OF_AGENTS = 21;
  private static final int WARNS_OF_NATIVE_CODE = 24;
  private static final String START_WITH_AGENT = "restart it with -javaagent:guestbeat.jar";

  static final String LACKS_MANAGEMENT = "its Java has no module java.management";

  private JvmAdvice() {}

  /** Returns the findings about the options of this JVM. */
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
    if (jvm.lacksManagement) {
      return fail(
          jvm.name + " has no Guestbeat, as " + LACKS_MANAGEMENT,
          "build its image with jlink --add-modules java.management,jdk.management.agent, or use"
              + " another Java");
    }
    if (jvm.agent.isPresent()) {
      GivenAgent agent = jvm.agent.get();
      return fail(
              jvm.name + " was started with Guestbeat, but Guestbeat does not run there",
              agent.problems().isEmpty()
                  ? "its standard error says why, in the lines with guestbeat:; in a helper JVM "
                      + "Guestbeat does not start, and logs nothing, unless helpers=start is given"
                  : "correct the options and restart it, or give them to guestbeat attach PID")
          .because(whyNotStarted(agent));
    }
    String none = jvm.name + " has no Guestbeat";
    if (jvm.has("-XX:+DisableAttachMechanism")) {
      return fail(none + ", and -XX:+DisableAttachMechanism forbids attaching", START_WITH_AGENT);
    }
    if (jvm.has("-XX:-EnableDynamicAgentLoading")) {
      return fail(
          none + ", and -XX:-EnableDynamicAgentLoading forbids attaching", START_WITH_AGENT);
    }
    if (jvm.reducesSignals()) {
      return fail(
          none + ", and attaching would kill it, as it runs with -Xrs",
          START_WITH_AGENT + ", and without -Xrs");
    }
    if (!jvm.survivesQuit) {
      return fail(
          none + ", and attaching would kill it, as it has just been started or runs with -Xrs",
          "try again in a moment, or " + START_WITH_AGENT);
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

  /** Returns why Guestbeat does not run where it was given, as far as that shows. */
  static String whyNotStarted(GivenAgent agent) {
    return agent.problems().isEmpty()
        ? "it did not start, or has ended"
        : "it refused its options: " + String.join("; ", agent.problems());
  }

  /** Returns what is to be said of a JVM that handles no signals. */
  static Finding reducedSignals() {
    return Finding.note(
        Subject.SIGNALS,
        "-Xrs (the flag ReduceSignalUsage) is on: SIGTERM ends the JVM without its "
            + "shutdown hooks, so that vSphere HA considers every stop a failure",
        "start it without -Xrs; until then call the MBean's stopHeartbeat before each stop, or let"
            + " ExecStopPost= run: guestbeat appmonitor disable");
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
