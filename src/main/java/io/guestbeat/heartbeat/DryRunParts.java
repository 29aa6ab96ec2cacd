package io.guestbeat.heartbeat;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.heartbeat.check.GateStanding;
import io.guestbeat.heartbeat.dryrun.DryRun;
import io.guestbeat.heartbeat.dryrun.DryRunMonitor;

/**
 * The parts of a heartbeat that a dry run replaces: the host's application monitoring by a
 * stand-in, and response and observer by ones that fit it. Not loaded in any other mode. Immutable.
 */
final class DryRunParts {
  private final DryRunMonitor monitor;
  private final FailureResponse response;
  private final HeartbeatObserver observer;

  private DryRunParts(DryRunMonitor monitor, FailureResponse response, HeartbeatObserver observer) {
    this.monitor = monitor;
    this.response = response;
    this.observer = observer;
  }

  static DryRunParts of(HeartbeatBuilder description) {
    DryRun settings = description.dryRun == null ? DryRun.usual() : description.dryRun;
    DryRunMonitor monitor =
        DryRunMonitor.of(
            settings, description.log, description.response::wouldBeReset, description.nanoClock);
    return new DryRunParts(
        monitor,
        new Response(description.response, monitor),
        new GateObserver(description.observer));
  }

  AppMonitor monitor() {
    return monitor;
  }

  FailureResponse response() {
    return response;
  }

  HeartbeatObserver observer() {
    return observer;
  }

  /**
   * Passes every call on, and gives the stand-in the reason why heartbeats are withheld. For the
   * heartbeat's thread.
   */
  private static final class Response implements FailureResponse {
    private final FailureResponse next;
    private final DryRunMonitor monitor;
    private String reason = "";

    Response(FailureResponse next, DryRunMonitor monitor) {
      this.next = next;
      this.monitor = monitor;
    }

    @Override
    public void failing(String why, boolean isSpared) {
      reason = why;
      next.failing(why, isSpared);
    }

    @Override
    public boolean mayWithhold(String why) {
      reason = why;
      return next.mayWithhold(why);
    }

    @Override
    public void withholding() {
      next.withholding();
      monitor.withheld(reason);
    }

    @Override
    public void recovered() {
      // First, or a reset that was due since the last look would give back its claim.
      monitor.look();
      next.recovered();
    }

    @Override
    public ResponseState state() {
      return next.state();
    }
  }

  /** Shows changes of gates, and no heartbeats, as none is sent. */
  private static final class GateObserver implements HeartbeatObserver {
    private final HeartbeatObserver next;

    GateObserver(HeartbeatObserver next) {
      this.next = next;
    }

    @Override
    public void beat(Beat beat) {}

    @Override
    public void gateChanged(GateStanding now) {
      next.gateChanged(now);
    }
  }
}
