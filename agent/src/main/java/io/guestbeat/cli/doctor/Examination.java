package io.guestbeat.cli.doctor;

import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Probe;
import io.guestbeat.cli.doctor.finding.Reasons;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Runs probes one after the other, each with a time limit. */
final class Examination {
  private final Duration patience;
  private final Reasons reasons = new Reasons();

  /**
   * An examination.
   *
   * @param patience how long one probe may take; it is then left behind on its daemon thread
   */
  Examination(Duration patience) {
    this.patience = patience;
  }

  /** Returns all that the probes find; the listener receives each finding at once. */
  List<Finding> of(List<Probe> probes, Consumer<Finding> listener) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    for (Probe probe : probes) {
      for (Finding each : look(probe)) {
        Finding finding = reasons.once(each);
        findings.add(finding);
        listener.accept(finding);
      }
    }
    return findings;
  }

  private List<Finding> look(Probe probe) throws InterruptedException {
    FutureTask<List<Finding>> look = new FutureTask<>(probe::look);
    Thread thread = new Thread(look, "guestbeat-doctor");
    thread.setDaemon(true);
    thread.start();
    try {
      return look.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      return Collections.singletonList(probe.timedOut(patience));
    } catch (ExecutionException e) {
      return Collections.singletonList(
          Finding.fail(
              probe.subject(),
              "cannot be determined: " + e.getCause(),
              "report it if it persists"));
    }
  }
}
