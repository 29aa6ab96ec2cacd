package io.guestbeat.cli.simulate;

import io.guestbeat.host.simulator.Simulator;
import java.time.Duration;

/** The target of events. For one thread. */
interface EventTarget {
  Simulator simulator();

  /** The host is gone for so long. */
  void beUnavailable(Duration span);

  /** The host hangs for so long. */
  void hang(Duration span);

  /** Ends every fault, outages too. */
  void clearFaults();

  /** Says how everything stands. */
  void showStatus();

  /** Says which process has requested what. */
  void showClients();

  /** Says which events there are. */
  void showEvents();

  /** Ends the simulation. */
  void quit();
}
