package io.guestbeat.agent.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Makes probes look one after the other, and waits for none of them for long. */
final class Examination {
  private final Duration patience;

  /**
   * An examination.
   *
   * @param patience how long one probe may take; it is then left behind on its daemon thread
   */
  Examination(Duration patience) {
    this.patience = patience;
  }

  /** All that the probes find, told to the listener as it is found. */
  Diagnosis of(List<Probe> probes, Consumer<Finding> listener) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    for (Probe probe : probes) {
      for (Finding finding : look(probe)) {
        findings.add(finding);
        listener.accept(finding);
      }
    }
    return new Diagnosis(findings);
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
      return unknown(
          probe,
          "no answer within " + patience.toMillis() / 1000.0 + " s",
          "try again; if it stays so, report it");
    } catch (ExecutionException e) {
      return unknown(probe, "not to be found out: " + e.getCause(), "report it if it stays so");
    }
  }

  private static List<Finding> unknown(Probe probe, String what, String remedy) {
    return Collections.singletonList(Finding.fail(probe.subject(), what, remedy));
  }
}
