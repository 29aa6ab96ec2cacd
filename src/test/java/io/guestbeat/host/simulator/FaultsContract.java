package io.guestbeat.host.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.host.guestrpc.MalformedDataException;
import io.guestbeat.host.guestrpc.Transport;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every way to the simulator does under each fault. */
abstract class FaultsContract {
  private static final String COMMAND = "GuestAppMonitor.Cmd.GetAppStatus";

  abstract Simulator simulator();

  abstract Transport transport();

  @Test
  void refusesConnectionsUntilCleared() throws IOException {
    simulator().faults().refuseConnections();

    assertFails();
    simulator().faults().clear();

    assertWorks();
  }

  @Test
  void openConnectionsGoOnWhileNewOnesAreRefused() throws IOException {
    try (Guest guest = Guest.of(transport())) {
      guest.call(COMMAND);

      simulator().faults().refuseConnections();

      assertThat(guest.call(COMMAND).text()).isEqualTo("gray");
    }
  }

  @Test
  void openConnectionsDieWithTheHost() throws IOException {
    try (Guest guest = Guest.of(transport())) {
      guest.call(COMMAND);

      simulator().faults().hostGone();

      assertThatThrownBy(() -> guest.call(COMMAND)).isInstanceOf(IOException.class);
      assertFails();
    }
    simulator().faults().clear();
    assertWorks();
  }

  @Test
  void resetsTheFirstConnectionsOnly() throws IOException {
    simulator().faults().resetConnections(2);

    assertFails();
    assertFails();
    assertWorks();
  }

  @Test
  void closesBeforeReading() {
    simulator().faults().closeBeforeReading();

    assertFails();
  }

  @Test
  void closesAfterReadingWithoutCarryingOut() {
    simulator().faults().closeAfterReading();

    assertFails();
    assertThat(simulator().traffic().requestsAnswered()).isZero();
  }

  @Test
  void cutsRepliesAtAnyByte() {
    for (int bytes = 0; bytes < 30; bytes++) {
      simulator().faults().cutRepliesAfter(bytes);

      assertFails();
    }
  }

  @Test
  void leavesTheGuestWaitingWhereItNeverAnswers() throws IOException {
    simulator().faults().neverAnswer();

    try (Guest guest = Guest.of(transport(), Duration.ofMillis(50))) {
      assertThatThrownBy(() -> guest.call(COMMAND)).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void answersLateWithinAndBeyondTheGuestsPatience() throws IOException {
    simulator().faults().delayAnswers(Duration.ofMillis(20));
    assertWorks();

    simulator().faults().delayAnswers(Duration.ofHours(1));
    try (Guest guest = Guest.of(transport(), Duration.ofMillis(50))) {
      assertThatThrownBy(() -> guest.call(COMMAND)).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void answersGarbage() throws IOException {
    simulator().faults().answerGarbage(new byte[] {-1, -1, -1, -1, 42});

    try (Guest guest = Guest.of(transport())) {
      assertThatThrownBy(() -> guest.call(COMMAND)).isInstanceOf(MalformedDataException.class);
    }
  }

  @Test
  void refusesEveryCommandAsUnknown() throws IOException {
    simulator().faults().answerUnknownCommand();

    assertThat(Guest.ask(transport(), COMMAND)).isEqualTo("Unknown command");
  }

  @Test
  void dropsAShareOfTheRequests() {
    simulator().faults().dropRequests(0.5);

    int answered = 0;
    for (int i = 0; i < 100; i++) {
      answered += works() ? 1 : 0;
    }

    assertThat(answered).isBetween(25, 75);
  }

  private void assertFails() {
    assertThatThrownBy(() -> Guest.ask(transport(), COMMAND)).isInstanceOf(IOException.class);
  }

  private void assertWorks() throws IOException {
    assertThat(Guest.ask(transport(), COMMAND)).isEqualTo("gray");
  }

  private boolean works() {
    try {
      assertWorks();
      return true;
    } catch (IOException dropped) {
      return false;
    }
  }
}
