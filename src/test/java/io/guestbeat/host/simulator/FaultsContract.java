package io.guestbeat.host.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.host.guestrpc.MalformedDataException;
import io.guestbeat.host.guestrpc.RpcReply;
import io.guestbeat.host.guestrpc.Transport;
import io.guestbeat.host.guestrpc.server.GuestEvent;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every way to the simulator does under each fault. */
public abstract class FaultsContract {
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
  void cutsOpenConnectionsWhereASessionEnds() throws IOException {
    List<Runnable> ends =
        List.of(
            () -> simulator().vm().vMotion(),
            () -> simulator().vm().suspendAndResume(Duration.ofSeconds(1)),
            () -> simulator().vm().revertToSnapshot(),
            () -> simulator().vm().powerCycle());
    for (Runnable end : ends) {
      try (Guest guest = Guest.of(transport())) {
        guest.call(COMMAND);

        end.run();

        assertThatThrownBy(() -> guest.call(COMMAND)).isInstanceOf(IOException.class);
      }
      assertWorks();
    }
  }

  @Test
  void refusesGuestsThatAreNotPrivilegedUntilCleared() throws IOException {
    simulator().faults().refuseUnprivilegedGuests();
    assertThat(simulator().faults()).hasToString("unprivileged guests refused");

    assertThat(Guest.ask(transport(), COMMAND))
        .isEqualTo(isGuestPrivileged() ? "gray" : "Permission denied");
    simulator().faults().clear();

    assertWorks();
  }

  /** Returns whether this process counts as privileged on this way. */
  abstract boolean isGuestPrivileged();

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
  @Timeout(20)
  void clearingEndsASilenceThoughNobodyWaitedYet() throws IOException {
    simulator().faults().neverAnswer();

    try (Guest guest = Guest.of(transport(), Duration.ofMinutes(2))) {
      guest.begin(COMMAND);
      awaitUntil(() -> simulator().traffic().requestsAnswered() == 1);
      simulator().faults().clear();

      assertThatThrownBy(guest::receive).isInstanceOf(EOFException.class);
    }
    assertWorks();
  }

  @Test
  void neverAnswersTheCommandsOfAPrefixOnly() throws IOException {
    simulator().faults().neverAnswer("guestlib.info.get");

    try (Guest guest = Guest.of(transport(), Duration.ofMillis(50))) {
      assertThatThrownBy(() -> guest.call("guestlib.info.get 3"))
          .isInstanceOf(SocketTimeoutException.class);
    }
    assertWorks();

    simulator().faults().clear();
    try (Guest guest = Guest.of(transport())) {
      assertThat(guest.call("guestlib.info.get 3").isDone()).isTrue();
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
  void carriesNothingOutWhileTheHostHangs() throws IOException {
    simulator().faults().hostHangs();

    try (Guest guest = Guest.of(transport(), Duration.ofMillis(50))) {
      assertThatThrownBy(() -> guest.call(COMMAND)).isInstanceOf(SocketTimeoutException.class);
    }
    assertThat(simulator().traffic().requestsAnswered()).isZero();

    simulator().faults().hostReturns();
    assertWorks();
  }

  @Test
  void otherTroubleOutlastsTheHostsOutage() throws IOException {
    simulator().faults().answerUnknownCommand();
    simulator().faults().hostGone();
    assertThat(simulator().faults()).hasToString("host unavailable, unknown-command");
    assertFails();

    simulator().faults().hostReturns();

    assertThat(Guest.ask(transport(), COMMAND)).isEqualTo("Unknown command");
    simulator().faults().clear();
    assertWorks();
  }

  @Test
  void saysInWordsWhatGoesWrong() {
    assertThat(simulator().faults()).hasToString("none");

    simulator().faults().hostHangs();
    simulator().faults().dropRequests(0.05);
    simulator().faults().delayAnswers(Duration.ofMillis(200));
    simulator().faults().disableGuestLibrary();

    assertThat(simulator().faults()).hasToString("host hanging, drop 5.0%, delay 200ms, stats off");
  }

  @Test
  void tellsWhatGuestsDoAndWhatBecomesOfIt() throws IOException {
    List<String> heard = new CopyOnWriteArrayList<>();
    simulator().addGuestListener(event -> heard.add(text(event)));

    Guest.ask(transport(), COMMAND);
    awaitUntil(() -> heard.size() == 4);
    simulator().faults().closeAfterReading();
    assertFails();
    awaitUntil(() -> heard.size() == 8);

    assertThat(heard)
        .containsExactly(
            "1 CONNECTED  ",
            "1 ASKED " + COMMAND + " ",
            "1 REPLIED " + COMMAND + " gray",
            "1 LEFT  ",
            "2 CONNECTED  ",
            "2 ASKED " + COMMAND + " ",
            "2 LOST " + COMMAND + " ",
            "2 LEFT  ");
  }

  private static String text(GuestEvent event) {
    return event.guest().number()
        + " "
        + event.type()
        + " "
        + event.command()
        + " "
        + event.reply().map(RpcReply::text).orElse("");
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

  static void awaitUntil(BooleanSupplier condition) {
    long giveUp = System.nanoTime() + Duration.ofSeconds(9).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - giveUp).isNegative();
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
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
