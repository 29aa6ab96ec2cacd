package io.guestbeat.heartbeat.dryrun;

import io.guestbeat.appmonitor.Sensitivity;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

/** How a dry run computes what vSphere HA would do, and where that is noted. Immutable. */
public final class DryRun {
  private static final DryRunRecord NOWHERE =
      new DryRunRecord() {
        @Override
        public void beat(Instant at) {}

        @Override
        public void note(DryRunNote note) {}

        @Override
        public void stopped(Instant at) {}
      };

  private final Sensitivity sensitivity;
  private final boolean asksForResets;
  private final DryRunRecord record;
  private final Clock clock;

  private DryRun(Sensitivity sensitivity, boolean asksForResets, DryRunRecord record, Clock clock) {
    this.sensitivity = Objects.requireNonNull(sensitivity, "sensitivity");
    this.asksForResets = asksForResets;
    this.record = Objects.requireNonNull(record, "record");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Returns a dry run for a cluster of high sensitivity, by the machine's clock, without notes. */
  public static DryRun usual() {
    return new DryRun(Sensitivity.HIGH, false, NOWHERE, Clock.systemUTC());
  }

  /** Returns a copy for a cluster of this sensitivity. */
  public DryRun withSensitivity(Sensitivity newSensitivity) {
    return new DryRun(newSensitivity, asksForResets, record, clock);
  }

  /** Returns a copy in which a reset would be asked for as soon as heartbeats are withheld. */
  public DryRun askingForResets(boolean newAsksForResets) {
    return new DryRun(sensitivity, newAsksForResets, record, clock);
  }

  /** Returns a copy that is noted here. */
  public DryRun notedIn(DryRunRecord newRecord) {
    return new DryRun(sensitivity, asksForResets, newRecord, clock);
  }

  /** Returns a copy whose times are by this clock, which may be set meanwhile. */
  public DryRun datedBy(Clock newClock) {
    return new DryRun(sensitivity, asksForResets, record, newClock);
  }

  Sensitivity sensitivity() {
    return sensitivity;
  }

  boolean asksForResets() {
    return asksForResets;
  }

  DryRunRecord record() {
    return record;
  }

  Clock clock() {
    return clock;
  }
}
