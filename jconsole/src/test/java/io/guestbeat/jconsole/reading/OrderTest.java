package io.guestbeat.jconsole.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.guestbeat.host.simulator.vm.HostProfile;
import io.guestbeat.jconsole.reading.JvmReader.Scope;
import io.guestbeat.jmx.JmxControl;
import io.guestbeat.jmx.reading.HeartbeatReading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.remote.JMXAuthenticator;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXPrincipal;
import javax.management.remote.JMXServiceURL;
import javax.security.auth.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderTest {
  @TempDir Path folder;

  @Test
  void enablesWithHeartbeatsAndDisables() throws Exception {
    try (SimulatedJvm jvm = SimulatedJvm.usual()) {
      assertThat(Order.of(Order.Kind.ENABLE).carryOut(jvm.server())).isEmpty();
      assertThat(heartbeat(jvm).isRunning()).isTrue();
      assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> awaitHeartbeat(jvm), "no heartbeat comes");

      assertThat(Order.of(Order.Kind.DISABLE).carryOut(jvm.server())).isEmpty();
      assertThat(jvm.simulator().ha().isEnabled()).isFalse();
      assertThat(heartbeat(jvm).isRunning()).isFalse();
    }
  }

  @Test
  void suspendsForAReasonAndResumes() throws Exception {
    try (SimulatedJvm jvm = SimulatedJvm.usual()) {
      assertThat(Order.suspend(Duration.ofMinutes(5), "a deployment").carryOut(jvm.server()))
          .isEmpty();
      assertThat(heartbeat(jvm).suspensionReason()).contains("a deployment");
      assertThat(heartbeat(jvm).suspendedFor().orElseThrow())
          .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));

      assertThat(Order.of(Order.Kind.RESUME).carryOut(jvm.server())).isEmpty();
      assertThat(heartbeat(jvm).suspendedFor()).isEmpty();
    }
  }

  @Test
  void saysThatGuestbeatTakesNoOrders() throws Exception {
    try (SimulatedJvm jvm =
        new SimulatedJvm("io.guestbeat", JmxControl.READ, HostProfile.current())) {
      assertThat(Order.of(Order.Kind.DISABLE).carryOut(jvm.server()).orElseThrow())
          .startsWith("Not allowed: this JVM accepts no such order over JMX")
          .contains("jmx.control=heartbeat");
    }
  }

  @Test
  @SuppressWarnings("BanJNDI") // The address is this test's own.
  void saysThatTheRoleMayOnlyRead() throws Exception {
    Path access = Files.writeString(folder.resolve("access"), "monitor readonly\n");
    JMXAuthenticator everybody = any -> subject();
    Map<String, Object> settings =
        Map.of(
            "jmx.remote.x.access.file",
            access.toString(),
            JMXConnectorServer.AUTHENTICATOR,
            everybody);
    try (SimulatedJvm jvm = SimulatedJvm.usual()) {
      JMXConnectorServer remote =
          JMXConnectorServerFactory.newJMXConnectorServer(
              new JMXServiceURL("rmi", "localhost", 0), settings, jvm.server());
      remote.start();
      try (JMXConnector connector = JMXConnectorFactory.connect(remote.getAddress())) {
        assertThat(
                Order.of(Order.Kind.DISABLE)
                    .carryOut(connector.getMBeanServerConnection())
                    .orElseThrow())
            .startsWith("Not allowed: this JMX role may only read");
        assertThat(
                new JvmReader(Clock.systemUTC())
                    .read(connector.getMBeanServerConnection(), Scope.ALL)
                    .state())
            .isEqualTo(Reading.State.READ);
      } finally {
        remote.stop();
      }
    }
  }

  @Test
  void saysThatGuestbeatIsGone() {
    MBeanServer empty = MBeanServerFactory.newMBeanServer();

    assertThat(Order.of(Order.Kind.DISABLE).carryOut(empty))
        .contains("Not done: this JVM has no Guestbeat any more");
  }

  private static void awaitHeartbeat(SimulatedJvm jvm) throws InterruptedException {
    CountDownLatch enabled = new CountDownLatch(1);
    jvm.simulator().ha().addListener(event -> enabled.countDown());
    if (!jvm.simulator().ha().isEnabled()) {
      enabled.await();
    }
  }

  private static Subject subject() {
    Subject subject = new Subject();
    subject.getPrincipals().add(new JMXPrincipal("monitor"));
    return subject;
  }

  private static HeartbeatReading heartbeat(SimulatedJvm jvm) {
    return new JvmReader(Clock.systemUTC()).read(jvm.server(), Scope.ALL).heartbeat().orElseThrow();
  }
}
