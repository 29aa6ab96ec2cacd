package io.guestbeat.host.simulator;

import io.guestbeat.host.guestrpc.Transport;
import org.junit.jupiter.api.AfterEach;

/** The same in a simulator whose waits take real time. */
class LiveFaultsTest extends FaultsContract {
  private final Simulator simulator = Simulator.builder().build();

  @AfterEach
  void close() {
    simulator.close();
  }

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
