package io.guestbeat.host.simulator;

import io.guestbeat.TurnableClock;
import io.guestbeat.host.guestrpc.Transport;

class InProcessFaultsTest extends FaultsContract {
  private final Simulator simulator = Simulator.builder().clock(new TurnableClock()).build();

  @Override
  Simulator simulator() {
    return simulator;
  }

  @Override
  boolean isGuestPrivileged() {
    return false;
  }

  @Override
  Transport transport() {
    return simulator.transport();
  }
}
