package io.guestbeat.host.guestrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.TurnableClock;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class GuestRpcChannelTest {
  private final TurnableClock clock = new TurnableClock();
  private final ScriptedTransport host = new ScriptedTransport();
  private final GuestRpcChannel channel = new GuestRpcChannel(host, Duration.ofSeconds(2), clock);

  @Test
  void keepsItsConnection() throws IOException {
    host.answering("1 one").answering("0 no");

    assertThat(channel.call("a").text()).isEqualTo("one");
    RpcReply refused = channel.call("b");

    assertThat(refused.isDone()).isFalse();
    assertThat(refused.text()).isEqualTo("no");
    assertThat(host.connects).isEqualTo(1);
    assertThat(host.asked).containsExactly("a", "b");
    assertThat(host.fastCloses).containsExactly(false, false);
  }

  @Test
  void hasAConnectionForEachCallThatTheHostClosesWhereItIsToldSo() throws IOException {
    host.answering("1 one").answering("1 two");
    GuestRpcChannel oneShot =
        new GuestRpcChannel(
            host,
            GuestRpcChannel.Connections.ONE_FOR_EACH_CALL,
            GuestRpcChannel.DEFAULT_CALL_TIMEOUT,
            clock);

    assertThat(oneShot.call("a").text()).isEqualTo("one");
    assertThat(oneShot.call("b").text()).isEqualTo("two");

    assertThat(host.fastCloses).containsExactly(true, true);
    assertThat(host.connects).isEqualTo(2);
    assertThat(host.closes).isEqualTo(2);
  }

  @Test
  void replacesAConnectionThatDiedSinceItsLastUse() throws IOException {
    host.answering("1 one").failing(new EOFException("closed")).answering("1 two");
    channel.call("a");

    assertThat(channel.call("b").text()).isEqualTo("two");

    assertThat(host.connects).isEqualTo(2);
    assertThat(host.closes).isEqualTo(1);
    assertThat(host.asked).containsExactly("a", "b", "b");
  }

  @Test
  void doesNotAskTwiceWhenAFreshConnectionFails() {
    host.failing(new EOFException("closed"));

    assertThatThrownBy(() -> channel.call("a")).isInstanceOf(IOException.class);

    assertThat(host.asked).containsExactly("a");
  }

  @Test
  void doesNotWaitTwiceForAHostThatNeverAnswers() throws IOException {
    host.answering("1 one").failing(new SocketTimeoutException("receive: no answer in time"));
    channel.call("a");

    assertThatThrownBy(() -> channel.call("b"))
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessage("script: receive: no answer in time");

    assertThat(host.connects).isEqualTo(1);
    assertThat(host.closes).isEqualTo(1);
  }

  @Test
  void backsOffFromAHostThatRefusesAndComesBackWithIt() throws IOException {
    host.refusal = new ConnectException("refused");
    assertThatThrownBy(() -> channel.call("a")).hasMessage("script: refused");
    assertThatThrownBy(() -> channel.call("a")).hasMessage("script: refused");
    assertThat(host.connects).isEqualTo(1);

    host.refusal = null;
    host.answering("1 back");
    clock.turn(GuestRpcChannel.SHORTEST_BACK_OFF);

    assertThat(channel.call("a").text()).isEqualTo("back");
  }

  @Test
  void backsOffForASecondAtMost() {
    host.refusal = new ConnectException("refused");

    for (int attempt = 1; attempt <= 20; attempt++) {
      assertThatThrownBy(() -> channel.call("a")).isInstanceOf(IOException.class);
      assertThat(host.connects).isEqualTo(attempt);
      clock.turn(GuestRpcChannel.LONGEST_BACK_OFF);
    }
  }

  @Test
  void givesUpAConnectionThatCarriedNonsense() {
    host.answering("neither").answering("1 fine");

    assertThatThrownBy(() -> channel.call("a"))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageStartingWith("script: reply of 7 bytes");

    assertThat(host.closes).isEqualTo(1);
  }

  @Test
  void anErrorAfterTheQuestionNeverLeavesItsAnswerToTheNextCall() throws IOException {
    host.answering("1 one")
        .doing(
            () -> {
              throw new OutOfMemoryError("for a moment");
            })
        .answering("1 three");
    channel.call("a");
    assertThatThrownBy(() -> channel.call("b")).isInstanceOf(OutOfMemoryError.class);

    assertThat(channel.call("c").text()).isEqualTo("three");

    assertThat(host.connects).isEqualTo(2);
    assertThat(host.closes).isEqualTo(1);
  }

  @Test
  void closingEndsTheCallThatIsUnderWayAndItIsNotSentAgain() throws IOException {
    host.answering("1 one").doing(channel::close);
    channel.call("a");

    assertThatThrownBy(() -> channel.call("b")).hasMessageContaining("the channel is closed");

    assertThat(host.asked).containsExactly("a", "b");
    assertThat(host.connects).isEqualTo(1);
  }

  @Test
  void aCallThatWaitedTooLongFailsUnsentAndCostsTheOthersNothing() throws Exception {
    AtomicReference<Exception> failure = new AtomicReference<>();
    Thread second = new Thread(() -> failure.set(failureOf("second")));
    host.answeringAfter(
            () -> {
              second.start();
              while (second.getState() != Thread.State.TIMED_WAITING && second.isAlive()) {
                Thread.onSpinWait();
              }
              clock.turn(Duration.ofMillis(1500));
            },
            "1 one")
        .answering("1 three");

    assertThat(channel.call("first").text()).isEqualTo("one");
    second.join();
    assertThat(channel.call("third").text()).isEqualTo("three");

    assertThat(failure.get())
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessageContaining("earlier calls");
    assertThat(host.asked).containsExactly("first", "third");
    assertThat(host.connects).isEqualTo(1);
  }

  private Exception failureOf(String command) {
    try {
      channel.call(command);
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  @Test
  void refusesCallsOnceClosed() throws IOException {
    host.answering("1 one");
    channel.call("a");

    channel.close();

    assertThat(host.closes).isEqualTo(1);
    assertThatThrownBy(() -> channel.call("b")).hasMessageContaining("closed");
  }
}
