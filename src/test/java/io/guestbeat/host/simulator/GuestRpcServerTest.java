package io.guestbeat.host.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.TurnableClock;
import io.guestbeat.host.guestrpc.GuestInfoProtocol;
import io.guestbeat.host.guestrpc.Transport;
import io.guestbeat.host.guestrpc.server.ConnectedGuest;
import io.guestbeat.host.guestrpc.server.GuestRpcServer;
import io.guestbeat.host.guestrpc.socket.UnixTransport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestRpcServerTest extends FaultsContract {
  @TempDir Path folder;

  private final Simulator simulator = Simulator.builder().clock(new TurnableClock()).build();
  private GuestRpcServer server;

  @BeforeEach
  void serve() throws IOException {
    server = simulator.serve(folder.resolve("host.sock"));
  }

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
    return System.getProperty("user.name").equals("root");
  }

  @Override
  Transport transport() {
    return new UnixTransport(server.path());
  }

  @Test
  void givesTheSameStatisticsAsInProcess() throws IOException {
    try (Guest outside = Guest.of(transport());
        Guest inside = Guest.of(simulator.transport())) {
      assertThat(GuestInfoProtocol.V3.decode(outside.call("guestlib.info.get 3").result()))
          .isEqualTo(GuestInfoProtocol.V3.decode(inside.call("guestlib.info.get 3").result()));
    }
  }

  @Test
  void servesManyGuestsAtOnce() throws IOException {
    List<Guest> guests = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      guests.add(Guest.of(transport()));
    }

    for (Guest guest : guests) {
      assertThat(guest.call("GuestAppMonitor.Cmd.IsEnabled").text()).isEqualTo("false");
    }

    assertThat(simulator.traffic().connectionsOpened()).isEqualTo(20);
    for (Guest guest : guests) {
      guest.close();
    }
  }

  @Test
  void closesAfterTheReplyWhereTheGuestWishesSo() throws IOException {
    try (Guest guest = Guest.of(transport())) {
      assertThat(guest.callWithFastClose("guestlib.info.get 3").isDone()).isTrue();

      assertThatThrownBy(() -> guest.call("guestlib.info.get 3")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void closingReleasesGuestsThatWaitForAnAnswer() throws Exception {
    simulator.faults().neverAnswer();
    Guest guest = Guest.of(transport());
    CompletableFuture<Throwable> failure = CompletableFuture.supplyAsync(() -> failureOf(guest));

    simulator.close();

    assertThat(failure.get(9, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void closingAgainLeavesTheSocketOfANewerServer() throws Exception {
    server.close();
    GuestRpcServer newer = simulator.serve(server.path());

    server.close();

    assertThat(newer.path()).exists();
    assertThat(Guest.ask(transport(), "GuestAppMonitor.Cmd.IsEnabled")).isEqualTo("false");
  }

  @Test
  void knowsTheProcessOfAGuest() throws IOException {
    List<ConnectedGuest> guests = new CopyOnWriteArrayList<>();
    simulator.addGuestListener(event -> guests.add(event.guest()));

    Guest.ask(transport(), "GuestAppMonitor.Cmd.IsEnabled");

    assertThat(guests.get(0).pid()).hasValue((int) ProcessHandle.current().pid());
    assertThat(guests.get(0)).hasToString("guest 1 (pid " + ProcessHandle.current().pid() + ")");
  }

  @Test
  void noticesThatASilencedGuestHasLeft() throws IOException {
    simulator.faults().neverAnswer();
    Guest guest = Guest.of(transport());
    guest.begin("GuestAppMonitor.Cmd.IsEnabled");
    awaitUntil(() -> simulator.traffic().requestsAnswered() == 1);
    int whileItWaits = server.connectedGuests();

    guest.close();

    assertThat(whileItWaits).isEqualTo(1);
    awaitUntil(() -> server.connectedGuests() == 0);
  }

  @Test
  void ownsDaemonThreadsOnlyAndEndsThem() throws Exception {
    Guest.ask(transport(), "GuestAppMonitor.Cmd.IsEnabled");
    List<Thread> threads = threadsOfOurs();

    simulator.close();

    assertThat(threads).isNotEmpty().allMatch(Thread::isDaemon);
    for (Thread thread : threads) {
      thread.join(Duration.ofSeconds(9).toMillis());
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  private static Throwable failureOf(Guest guest) {
    try {
      guest.call("GuestAppMonitor.Cmd.IsEnabled");
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  private static List<Thread> threadsOfOurs() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("guestbeat-simulator-"))
        .toList();
  }
}
