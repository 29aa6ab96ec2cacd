package io.guestbeat.heartbeat;

import io.guestbeat.heartbeat.check.GateStanding;

/**
 * Is shown what the heartbeat does as it does it, on the thread that sends: it must be quick and
 * wait for nothing. One that throws is shown nothing more, and heartbeats go on.
 */
public interface HeartbeatObserver {
  /** An observer that does nothing. */
  HeartbeatObserver NONE =
      new HeartbeatObserver() {
        @Override
        public void beat(Beat beat) {}

        @Override
        public void gateChanged(GateStanding now) {}
      };

  /** A heartbeat was due, and this came of it. */
  void beat(Beat beat);

  /** A gate has opened, has closed or cannot check any more. */
  void gateChanged(GateStanding now);
}
