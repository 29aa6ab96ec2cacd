package io.guestbeat.cli.doctor.finding;

import java.time.Duration;
import java.util.List;

/** Checks one subject, and changes nothing. Used by one thread, once. */
public interface Probe {
  /** Returns what it looks at. */
  Subject subject();

  /**
   * Looks.
   *
   * @return what it found, one line each
   * @throws Exception which is a finding too: that it could not be found out
   */
  List<Finding> look() throws Exception;

  /** Returns what it means that it has not found out within this time. */
  default Finding timedOut(Duration patience) {
    return Finding.fail(
        subject(),
        "no answer within " + patience.toMillis() / 1000.0 + " s",
        "try again; if it persists, report it");
  }
}
