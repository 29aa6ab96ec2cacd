package io.guestbeat.cli.doctor.jvm;

import io.guestbeat.cli.attach.AttachException;
import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Probe;
import io.guestbeat.cli.doctor.finding.Subject;
import io.guestbeat.jmx.reading.GuestbeatNames;
import io.guestbeat.jmx.reading.GuestbeatNames.Bean;
import io.guestbeat.jmx.reading.HeartbeatReading;
import io.guestbeat.jmx.reading.InsightReading;
import io.guestbeat.jmx.reading.JmxFailure;
import io.guestbeat.jmx.reading.StatisticsReading;
import io.guestbeat.text.OneLine;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the state of Guestbeat in one JVM from its MBeans. */
public final class JvmBeansProbe implements Probe {
  private static final String REDUCED_SIGNALS = "ReduceSignalUsage";

  private final JvmDiagnosis diagnosis;
  private final long pid;
  private final JvmProbe outside;

  public JvmBeansProbe(JvmDiagnosis diagnosis, JvmProbe outside) {
    this.diagnosis = diagnosis;
    this.pid = diagnosis.pid();
    this.outside = outside;
  }

  @Override
  public Subject subject() {
    return Subject.PROCESS;
  }

  @Override
  public List<Finding> look() throws InterruptedException {
    if (!outside.canBeAsked()) {
      return Collections.emptyList();
    }
    try (JvmBeans beans = JvmBeans.of(pid)) {
      Optional<GuestbeatNames> names = beans.names();
      return names.isPresent() ? findings(beans, names.get()) : withoutBeans();
    } catch (AttachException e) {
      return failure(reason(e), remedy(e));
    } catch (IOException e) {
      return failure("the JVM cannot be read over JMX: " + reason(e), "try again");
    }
  }

  @Override
  public Finding timedOut(Duration patience) {
    String what = "the JVM does not answer within " + patience.toMillis() / 1000 + " s";
    diagnosis.conclude(JvmHealth.UNKNOWN, what);
    return Finding.fail(
        subject(),
        what,
        outside.hasOwnTemporaryFolder()
            ? "it has a /tmp of its own: " + JvmProbe.wayIn(pid)
            : "it hangs, or a pause stops it: see its log of garbage collection, and try again");
  }

  private List<Finding> findings(JvmBeans beans, GuestbeatNames names) throws IOException {
    List<Finding> findings =
        new JvmState(
                StatisticsReading.of(
                    beans.attributes(names, Bean.STATISTICS, StatisticsReading.ATTRIBUTES)),
                HeartbeatReading.of(
                    beans.attributes(names, Bean.HEARTBEAT, HeartbeatReading.ATTRIBUTES)),
                InsightReading.of(beans.attributes(names, Bean.INSIGHT, InsightReading.ATTRIBUTES)))
            .findings(diagnosis);
    Optional<Boolean> areSignalsReduced = beans.vmFlag(REDUCED_SIGNALS);
    diagnosis.put("guestbeat", true);
    diagnosis.put("reduceSignalUsage", areSignalsReduced.orElse(null));
    if (areSignalsReduced.orElse(false)) {
      findings.add(JvmAdvice.reducedSignals());
    }
    return findings;
  }

  private List<Finding> withoutBeans() {
    String what = "this JVM has no MBeans of Guestbeat";
    String remedy =
        outside.system().isLinux()
            ? "its standard error says why, in the lines with guestbeat:"
            : "guestbeat attach " + pid + " starts Guestbeat there";
    List<Finding> failure = failure(what, remedy);
    diagnosis.conclude(JvmHealth.WITHOUT_GUESTBEAT, what);
    return failure;
  }

  private List<Finding> failure(String what, String remedy) {
    diagnosis.conclude(JvmHealth.UNKNOWN, what);
    return Collections.singletonList(Finding.fail(subject(), what, remedy));
  }

  private static String reason(Exception e) {
    if (lacksManagement(e)) {
      return "this JVM has no MBeans, as its Java has no module java.management or"
          + " jdk.management.agent";
    }
    return e instanceof AttachException ? OneLine.of(e.getMessage()) : JmxFailure.reasonOf(e);
  }

  private String remedy(AttachException e) {
    if (lacksManagement(e)) {
      return "add both modules to its jlink image; until then its standard error reports "
          + "on Guestbeat (option log=info)";
    }
    return outside.hasOwnTemporaryFolder() ? JvmProbe.wayIn(pid) : "see docs/attaching.md";
  }

  private static boolean lacksManagement(Exception e) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      String message = String.valueOf(each.getMessage()).toLowerCase(Locale.ROOT);
      if (message.contains("jdk.management.agent") || message.contains("java.management")) {
        return true;
      }
    }
    return false;
  }
}
