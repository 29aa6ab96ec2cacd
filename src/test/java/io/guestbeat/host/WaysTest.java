package io.guestbeat.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.TurnableClock;
import io.guestbeat.concurrent.Deadline;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.host.guestrpc.Connection;
import io.guestbeat.host.guestrpc.GuestRpcChannel.Connections;
import io.guestbeat.host.guestrpc.Packet;
import io.guestbeat.host.guestrpc.RpcReply;
import io.guestbeat.host.guestrpc.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaysTest {
  private static final Duration TICK = Duration.ofSeconds(1);

  private final TurnableClock clock = new TurnableClock();
  private final FakeWay best = new FakeWay("best");
  private final FakeWay worse = new FakeWay("worse");
  private final List<String> resting = new ArrayList<>();
  private final Host host =
      Hosts.guestRpc(
          new Ways(
              List.of(Way.of(best), new Way(worse, worse, () -> resting.add("worse"), () -> {})),
              clock),
          Connections.KEPT,
          clock);

  @Test
  void takesTheFirstWayThatAnswersAndARefusalIsAnAnswer() {
    best.reply = RpcReply.refused("disabled");

    assertThatThrownBy(() -> host.guestLibrary().openHandle().update())
        .hasMessageContaining("isolation.tools.guestlibGetInfo.disable");

    assertThat(host.description()).isEqualTo("GuestRPC over best");
    assertThat(worse.asked).isEmpty();
  }

  @Test
  void asksNothingMoreThanItIsAskedOnTheBestWay() {
    beat();
    best.asked.clear();

    for (int i = 0; i < 100; i++) {
      clock.turn(TICK);
      beat();
    }

    assertThat(best.asked).hasSize(100);
    assertThat(best.connects).isEqualTo(1);
  }

  @Test
  void namesNoIsolationSettingWhereNoWayAnswers() {
    best.isUp = false;
    worse.isUp = false;

    assertThatThrownBy(
            () -> {
              try (GuestHandle handle = host.guestLibrary().openHandle()) {
                handle.update();
              }
            })
        .isInstanceOf(GuestException.class)
        .hasMessageContaining("best: is down; worse: is down")
        .hasMessageNotContaining("isolation");
  }

  @Test
  void fallsBackAfterSecondsOfFailuresAndNotBefore() {
    beat();
    best.goDown();

    int failed = 0;
    while (!beats()) {
      failed++;
      clock.turn(TICK);
    }

    assertThat(failed).isEqualTo((int) Ways.PATIENCE.dividedBy(TICK));
    assertThat(host.description()).isEqualTo("GuestRPC over worse");
  }

  @Test
  void losesNoHeartbeatThatIsRare() {
    beat();
    clock.turn(Duration.ofSeconds(25));
    best.goDown();

    assertThat(beats()).isTrue();
  }

  @Test
  void takesStatisticsAlongWhereHeartbeatsGo() {
    host.guestLibrary().statGet("text", "a");
    best.goDown();
    fallBack();
    best.isUp = true;
    best.asked.clear();

    host.guestLibrary().statGet("text", "b");

    assertThat(worse.asked).contains("guestlib.stat.get text b");
    assertThat(best.asked).isEmpty();
  }

  @Test
  void isNotDrawnBackByStatisticsToAWayThatTakesNoHeartbeats() {
    FakeWay heartbeatsOfBest = new FakeWay("best");
    Way halfDead = new Way(best, heartbeatsOfBest, () -> {}, () -> {});
    Host both =
        Hosts.guestRpc(new Ways(List.of(halfDead, Way.of(worse)), clock), Connections.KEPT, clock);
    both.appMonitor().markActive();
    heartbeatsOfBest.goDown();
    while (!beats(both)) {
      clock.turn(TICK);
    }

    int failed = 0;
    for (int second = 0; second < 600; second++) {
      clock.turn(TICK);
      both.guestLibrary().statGet("text", "a");
      if (second % 10 == 0 && !beats(both)) {
        failed++;
      }
    }

    assertThat(failed).isZero();
    heartbeatsOfBest.isUp = true;
    clock.turn(Ways.LONGEST_RETRY);
    both.guestLibrary().statGet("text", "a");
    assertThat(both.description()).endsWith("best");
  }

  @Test
  void comesBackWithin30SecondsHoweverLongItWasAway() {
    beat();
    best.goDown();
    fallBack();
    for (int second = 0; second < 3600; second++) {
      clock.turn(TICK);
      beat();
    }
    // One in 20 s at most, and none of them costs a heartbeat.
    assertThat(best.connects).isLessThan(3600 / 20 + 12);

    best.isUp = true;
    int seconds = 0;
    while (!host.description().endsWith("best")) {
      clock.turn(TICK);
      beat();
      seconds++;
    }

    assertThat(seconds).isLessThanOrEqualTo(20);
    assertThat(resting).contains("worse");
  }

  @Test
  void sendsNothingOverTheWorseWayOnceTheBetterIsTaken() {
    beat();
    best.goDown();
    fallBack();
    best.isUp = true;
    clock.turn(Ways.LONGEST_RETRY);
    beat();
    worse.asked.clear();

    for (int i = 0; i < 10; i++) {
      beat();
      host.guestLibrary().statGet("text", "a");
    }

    assertThat(worse.asked).isEmpty();
  }

  @Test
  void givesAWayThatHangsAPartOfTheCallOnly() {
    beat();
    best.goDown();
    fallBack();
    best.isUp = true;
    best.hangs = true;
    clock.turn(Ways.LONGEST_RETRY);

    assertThat(beats()).isTrue();

    assertThat(host.description()).isEqualTo("GuestRPC over worse");
  }

  @Test
  void triesAWayThatComesAndGoesLessAndLessOften() {
    beat();
    int switches = 0;
    for (int second = 0; second < 600; second++) {
      boolean isBest = host.description().endsWith("best");
      best.isUp = !isBest;
      if (isBest) {
        best.goDown();
        switches++;
      }
      clock.turn(TICK);
      beats();
    }

    assertThat(switches).isLessThan(600 / 4);
    assertThat(worse.asked).hasSizeGreaterThan(300);
  }

  private void fallBack() {
    while (!beats()) {
      clock.turn(TICK);
    }
    assertThat(host.description()).isEqualTo("GuestRPC over worse");
  }

  private void beat() {
    assertThat(beats()).isTrue();
  }

  private boolean beats() {
    return beats(host);
  }

  private static boolean beats(Host host) {
    try {
      host.appMonitor().markActive();
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** A way whose host answers, refuses, is down or hangs. */
  private final class FakeWay implements Transport {
    final List<String> asked = new ArrayList<>();
    private final String name;
    RpcReply reply = RpcReply.done("0");
    boolean isUp = true;
    boolean hangs;
    int connects;
    private int generation;

    FakeWay(String name) {
      this.name = name;
    }

    void goDown() {
      isUp = false;
      generation++;
    }

    @Override
    public Connection connect(Deadline deadline) throws IOException {
      connects++;
      if (hangs) {
        clock.turn(Duration.ofNanos(deadline.remainingNanos()));
        throw new IOException("hangs");
      }
      if (!isUp) {
        throw new IOException("is down");
      }
      return new FakeConnection(generation);
    }

    @Override
    public String description() {
      return name;
    }

    private final class FakeConnection implements Connection {
      private final int ofGeneration;

      FakeConnection(int ofGeneration) {
        this.ofGeneration = ofGeneration;
      }

      @Override
      public void send(byte[] packet, Deadline deadline) throws IOException {
        if (ofGeneration != generation) {
          throw new IOException("closed");
        }
        asked.add(new String(Packet.decode(packet).payload(), UTF_8));
      }

      @Override
      public byte[] receive(Deadline deadline) {
        return Packet.of(reply.encode()).encode();
      }

      @Override
      public void close() {}
    }
  }
}
