package io.guestbeat.heartbeat.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.heartbeat.check.UnusableGateException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MBeanGateTest {
  private final MBeanServer server = MBeanServerFactory.createMBeanServer("example");
  private final Queue queue = new Queue();

  @BeforeEach
  void register() throws Exception {
    server.registerMBean(
        new StandardMBean(queue, Figures.class, true),
        new ObjectName("example:type=Queue,name=orders"));
  }

  @AfterEach
  void release() {
    MBeanServerFactory.releaseMBeanServer(server);
  }

  @ParameterizedTest
  @CsvSource({
    "Depth, <6, true",
    "Depth, <5, false",
    "Depth, <=5, true",
    "Depth, >5, false",
    "Depth, >=5, true",
    "Depth, ==5.0, true",
    "Depth, !=5, false",
    "Depth, ==deep, false",
    "State, ==RUNNING, true",
    "State, ==running, false",
    "State, !=STOPPED, true",
    "Open, ==true, true",
    "Share, <1, true",
    "Usage.used, >=7, true",
    "Usage.used, <7, false",
  })
  void comparesTheAttribute(String attribute, String aliveIf, boolean alive) throws Exception {
    assertThat(gate(attribute, aliveIf).check().isAlive()).isEqualTo(alive);
  }

  @Test
  void saysWhatItFound() throws Exception {
    assertThat(gate("Depth", "<5").check().reason())
        .isEqualTo("Depth of example:type=Queue,name=orders is 5, not <5");
    assertThat(gate("Nothing", "==null").check().reason())
        .isEqualTo("Nothing of example:type=Queue,name=orders has no value");
  }

  @Test
  void aNumberThatIsNoneCannotBeJudged() {
    queue.share = Double.NaN;

    assertThatThrownBy(gate("Share", "<1")::check)
        .isInstanceOf(UnusableGateException.class)
        .hasMessageContaining("Share of example:type=Queue,name=orders is NaN, not a number");
  }

  @Test
  void anMBeanThatIsGoneIsDeadUntilItIsRegisteredAgain() throws Exception {
    ObjectName name = new ObjectName("example:type=Queue,name=orders");
    HeartbeatGate gate = gate("Depth", ">0");
    assertThat(gate.check().isAlive()).isTrue();

    server.unregisterMBean(name);

    assertThat(gate.check().reason()).isEqualTo("no MBean server has " + name + " any more");
    register();
    assertThat(gate.check().isAlive()).isTrue();
  }

  @Test
  void looksInThePlatformsServerFirst() throws Exception {
    MBeanServer platforms = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = new ObjectName("example:type=Queue,name=orders");
    Queue deep = new Queue();
    deep.depth = 1_000;
    platforms.registerMBean(new StandardMBean(deep, Figures.class, true), name);

    assertThat(gate("Depth", "==1000").check().isAlive()).isTrue();

    platforms.unregisterMBean(name);
  }

  private static HeartbeatGate gate(String attribute, String aliveIf) {
    return Gates.configured(
        "mbean",
        "object",
        "example:type=Queue;name=orders",
        "attribute",
        attribute,
        "alive-if",
        aliveIf);
  }

  /** What the queue tells. */
  public interface Figures {
    int getDepth();

    double getShare();

    String getState();

    boolean isOpen();

    String getNothing();

    MemoryUsage getUsage();
  }

  private static final class Queue implements Figures {
    int depth = 5;
    double share = 0.5;

    @Override
    public int getDepth() {
      return depth;
    }

    @Override
    public double getShare() {
      return share;
    }

    @Override
    public String getState() {
      return "RUNNING";
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public String getNothing() {
      return null;
    }

    @Override
    public MemoryUsage getUsage() {
      return new MemoryUsage(0, 7, 8, 9);
    }
  }
}
