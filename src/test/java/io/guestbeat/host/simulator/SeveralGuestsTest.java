package io.guestbeat.host.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.TurnableClock;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.host.guestrpc.Transport;
import io.guestbeat.host.guestrpc.server.ClientRequests;
import io.guestbeat.host.guestrpc.server.GuestClient;
import io.guestbeat.host.guestrpc.socket.UnixTransport;
import io.guestbeat.host.simulator.ha.HaEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several guests of a simulated VM, which has one application flag. */
class SeveralGuestsTest {
  private static final String ENABLE = "GuestAppMonitor.Cmd.Enable";
  private static final String MARK_ACTIVE = "GuestAppMonitor.Cmd.MarkActive";
  private static final String DISABLE = "GuestAppMonitor.Cmd.Disable";
  private static final long THIS_PID = ProcessHandle.current().pid();

  @TempDir Path folder;

  private final TurnableClock clock = new TurnableClock();
  private final Simulator simulator = Simulator.builder().clock(clock).build();

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void haveOneFlagForAll() throws IOException {
    try (Guest a = Guest.of(simulator.transport("A"));
        Guest b = Guest.of(simulator.transport("B"))) {
      a.call(ENABLE);
      clock.turn(Duration.ofSeconds(29));
      b.call(MARK_ACTIVE);
      clock.turn(Duration.ofSeconds(29));

      assertThat(a.call("GuestAppMonitor.Cmd.GetAppStatus").text()).isEqualTo("green");
      b.call(DISABLE);
      assertThat(a.call("GuestAppMonitor.Cmd.IsEnabled").text()).isEqualTo("false");
      assertThat(a.call(MARK_ACTIVE).text()).isEqualTo("2");
    }
  }

  @Test
  void areNamedInTheEventsThatTheyCause() throws IOException {
    try (Guest a = Guest.of(simulator.transport("A"));
        Guest b = Guest.of(simulator.transport("B"))) {
      a.call(ENABLE);
      clock.turn(Duration.ofSeconds(30));
      b.call(MARK_ACTIVE);
      a.call("GuestAppMonitor.Cmd.PostAppState appStateNeedReset");
      b.call("GuestAppMonitor.Cmd.PostAppState appStateOk");
      b.call(DISABLE);
    }

    Duration later = Duration.ofSeconds(30);
    assertThat(simulator.ha().events())
        .containsExactly(
            new HaEvent(HaEvent.Type.ENABLED, Duration.ZERO, Optional.of("A")),
            new HaEvent(HaEvent.Type.GREEN, Duration.ZERO, Optional.of("A")),
            new HaEvent(HaEvent.Type.RED, later),
            new HaEvent(HaEvent.Type.GREEN, later, Optional.of("B")),
            new HaEvent(HaEvent.Type.RESET_PENDING, later, Optional.of("A")),
            new HaEvent(HaEvent.Type.RESET_WITHDRAWN, later, Optional.of("B")),
            new HaEvent(HaEvent.Type.DISABLED, later, Optional.of("B")),
            new HaEvent(HaEvent.Type.GRAY, later, Optional.of("B")));
    assertThat(simulator.ha().events().get(0)).hasToString("ENABLED at PT0S by A");
  }

  @Test
  void areCountedEachForItself() throws IOException {
    try (Guest a = Guest.of(simulator.transport("A"));
        Guest b = Guest.of(simulator.transport("B"))) {
      a.call(ENABLE);
      a.call(MARK_ACTIVE);
      b.call(MARK_ACTIVE);
      b.call(MARK_ACTIVE);
      b.call("no.such.command");
    }

    ClientRequests ofB = simulator.traffic().by(GuestClient.named("B"));
    assertThat(ofB.requestsAnswered(ENABLE)).isZero();
    assertThat(ofB.requestsAnswered(MARK_ACTIVE)).isEqualTo(2);
    assertThat(ofB.requestsAnswered("")).isEqualTo(3);
    assertThat(ofB.connectionsOpened()).isEqualTo(1);
    assertThat(ofB.requestsByCommand()).containsEntry("", 1L).hasSize(2);
    assertThat(simulator.traffic().by(GuestClient.named("C")).requestsAnswered("")).isZero();
    assertThat(simulator.traffic().clients())
        .extracting(client -> client.client().toString())
        .containsExactly("A", "B");
    assertThat(simulator.traffic().requestsAnswered(MARK_ACTIVE)).isEqualTo(3);
  }

  @Test
  void areTheirProcessOnAUnixSocketAlsoWhenTheyConnectAgain() throws IOException {
    Transport socket = new UnixTransport(simulator.serve(folder.resolve("s")).path());
    Guest.ask(socket, ENABLE);
    Guest.ask(socket, MARK_ACTIVE);

    ClientRequests client = simulator.traffic().by(GuestClient.ofPid(THIS_PID));
    assertThat(client.requestsAnswered("GuestAppMonitor.Cmd.")).isEqualTo(2);
    assertThat(client.connectionsOpened()).isEqualTo(2);
    assertThat(simulator.traffic().clients()).hasSize(1);
    assertThat(simulator.ha().events().get(0).by()).hasValue("pid " + THIS_PID);
  }

  @Test
  void areOneUnknownClientWhereNothingIsKnownOfThem() throws IOException {
    Guest.ask(simulator.transport(), ENABLE);
    Guest.ask(simulator.transport(), MARK_ACTIVE);

    assertThat(simulator.traffic().clients()).hasSize(1);
    assertThat(simulator.traffic().clients().get(0).client()).isEqualTo(GuestClient.unknown());
    assertThat(simulator.traffic().by(GuestClient.unknown()).requestsAnswered("")).isEqualTo(2);
    assertThat(simulator.ha().events()).allMatch(event -> event.by().isEmpty());
  }

  @Test
  void mayDieWithoutADisableAndTheFlagStays() throws IOException {
    Guest dying = Guest.of(simulator.transport("dying"));
    dying.call(ENABLE);
    dying.close();

    assertThat(simulator.ha().isEnabled()).isTrue();
    clock.turn(Duration.ofSeconds(30));
    assertThat(simulator.ha().status()).isEqualTo(AppStatus.RED);
    Guest.ask(simulator.transport("other"), MARK_ACTIVE);
    assertThat(simulator.ha().status()).isEqualTo(AppStatus.GREEN);
  }

  @Test
  void mayRaceToEnableAndDisable() throws Exception {
    int rounds = 1_000;
    CyclicBarrier start = new CyclicBarrier(2);

    CompletableFuture<Void> enabling =
        CompletableFuture.runAsync(() -> repeat(start, "A", ENABLE, rounds));
    CompletableFuture<Void> disabling =
        CompletableFuture.runAsync(() -> repeat(start, "B", DISABLE, rounds));
    CompletableFuture.allOf(enabling, disabling).get(60, TimeUnit.SECONDS);

    List<HaEvent> switches =
        simulator.ha().events().stream()
            .filter(
                event ->
                    event.type() == HaEvent.Type.ENABLED || event.type() == HaEvent.Type.DISABLED)
            .toList();
    for (int i = 0; i < switches.size(); i++) {
      boolean isEnable = i % 2 == 0;
      assertThat(switches.get(i).type())
          .isEqualTo(isEnable ? HaEvent.Type.ENABLED : HaEvent.Type.DISABLED);
      assertThat(switches.get(i).by()).hasValue(isEnable ? "A" : "B");
    }
    assertThat(simulator.ha().isEnabled()).isEqualTo(switches.size() % 2 == 1);
    assertThat(simulator.traffic().by(GuestClient.named("A")).requestsAnswered(ENABLE))
        .isEqualTo(rounds);
    assertThat(simulator.traffic().by(GuestClient.named("B")).requestsAnswered(DISABLE))
        .isEqualTo(rounds);
  }

  @Test
  void mayBeFiftyAtOnce() throws Exception {
    Transport socket = new UnixTransport(simulator.serve(folder.resolve("s")).path());
    List<Guest> guests = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      guests.add(Guest.of(socket));
      guests.add(Guest.of(simulator.transport("guest " + i)));
    }
    guests.get(0).call(ENABLE);

    CompletableFuture.allOf(
            guests.stream()
                .map(guest -> CompletableFuture.runAsync(() -> call(guest, MARK_ACTIVE)))
                .toArray(CompletableFuture[]::new))
        .get(60, TimeUnit.SECONDS);

    assertThat(simulator.ha().heartbeatCount()).isEqualTo(50);
    assertThat(simulator.traffic().clients()).hasSize(26);
    assertThat(simulator.traffic().by(GuestClient.ofPid(THIS_PID)).requestsAnswered(MARK_ACTIVE))
        .isEqualTo(25);
    for (Guest guest : guests) {
      guest.close();
    }
  }

  @Test
  void areForgottenBeyondTheThousandThatWereActiveLast() throws IOException {
    Guest.ask(simulator.transport("first"), ENABLE);
    for (int i = 0; i < 1_500; i++) {
      Guest.ask(simulator.transport("guest " + i), MARK_ACTIVE);
      if (i == 800) {
        Guest.ask(simulator.transport("first"), MARK_ACTIVE);
      }
    }

    List<ClientRequests> clients = simulator.traffic().clients();
    assertThat(clients).hasSize(1_000);
    assertThat(clients.get(0).client()).hasToString("first");
    assertThat(clients.get(0).requestsAnswered("")).isEqualTo(2);
    assertThat(clients.get(1).client()).hasToString("guest 501");
    assertThat(simulator.traffic().requestsAnswered(MARK_ACTIVE)).isEqualTo(1_501);
  }

  private void repeat(CyclicBarrier start, String name, String command, int rounds) {
    try (Guest guest = Guest.of(simulator.transport(name), Duration.ofMinutes(1))) {
      start.await(30, TimeUnit.SECONDS);
      for (int i = 0; i < rounds; i++) {
        guest.call(command);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void call(Guest guest, String command) {
    try {
      guest.call(command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
