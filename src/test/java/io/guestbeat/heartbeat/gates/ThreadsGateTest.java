package io.guestbeat.heartbeat.gates;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.concurrent.LiveThreads;
import io.guestbeat.gate.HeartbeatGate;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadsGateTest {
  @Test
  void isAliveWhileEachNameHasALiveThread() throws Exception {
    HeartbeatGate gate = Gates.configured("threads", "names", "orders-\\d\\d*+payments");
    CountDownLatch end = new CountDownLatch(1);
    Thread orders = start("orders-17", end);
    Thread payments = start("payments", end);

    assertThat(gate.check().isAlive()).isTrue();

    end.countDown();
    orders.join();
    payments.join();
    assertThat(gate.check().reason())
        .isEqualTo("no live thread has a name like \"orders-\\d\\d*\", \"payments\"");
  }

  @Test
  void isDeadForANameThatIsMissingAmongThoseThatAreThere() throws Exception {
    String own = "\\Q" + Thread.currentThread().getName() + "\\E";
    HeartbeatGate gate = Gates.configured("threads", "names", own + "+never-started");

    assertThat(gate.check().reason()).isEqualTo("no live thread has a name like \"never-started\"");
  }

  @Test
  void aNameMustMatchAsAWhole() throws Exception {
    HeartbeatGate gate = Gates.configured("threads", "names", "orders");
    CountDownLatch end = new CountDownLatch(1);
    Thread orders = start("orders-17", end);

    assertThat(gate.check().isAlive()).isFalse();

    end.countDown();
    orders.join();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\u0085", "\u2028", "\u2029"})
  void anyCharacterIsAlsoTheEndOfALine(String lineEnd) throws Exception {
    HeartbeatGate gate = Gates.configured("threads", "names", "request .* of many lines");
    CountDownLatch end = new CountDownLatch(1);
    Thread request = start("request " + lineEnd + " of many lines", end);

    assertThat(gate.check().isAlive()).isTrue();

    end.countDown();
    request.join();
  }

  @Test
  void seesThreadsOfEveryGroup() {
    assertThat(LiveThreads.names()).contains("Reference Handler", "Finalizer");
  }

  private static Thread start(String name, CountDownLatch end) {
    Thread thread =
        new Thread(
            new ThreadGroup("of " + name),
            () -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
