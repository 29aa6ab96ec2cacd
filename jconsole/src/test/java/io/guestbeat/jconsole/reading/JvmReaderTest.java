package io.guestbeat.jconsole.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.vm.HostProfile;
import io.guestbeat.insight.alarm.AlarmLevel;
import io.guestbeat.jconsole.reading.JvmReader.Scope;
import io.guestbeat.jmx.JmxControl;
import io.guestbeat.jmx.reading.GateReading;
import io.guestbeat.jmx.reading.GuestbeatNames;
import io.guestbeat.jmx.reading.HeartbeatReading;
import io.guestbeat.jmx.reading.InsightReading;
import io.guestbeat.jmx.reading.StatisticsReading;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javax.management.MBeanServerConnection;
import javax.management.MBeanServerFactory;
import org.junit.jupiter.api.Test;

class JvmReaderTest {
  private final JvmReader reader = new JvmReader(Clock.systemUTC());

  @Test
  void readsTheRealMBeansAsTheyAre() throws Exception {
    try (SimulatedJvm jvm = SimulatedJvm.usual()) {
      jvm.simulator().vm().freeze();

      Reading reading = reader.read(jvm.server(), Scope.ALL);

      assertThat(reading.state()).isEqualTo(Reading.State.READ);
      StatisticsReading statistics = reading.statistics().orElseThrow();
      assertThat(statistics.isAvailable()).isTrue();
      assertThat(statistics.session())
          .contains(jvm.simulator().vm().snapshot().session().toString());
      assertThat(statistics.value("HostProcessorSpeed")).isEqualTo(OptionalLong.of(2600));
      assertThat(statistics.isUnlimited("MemLimitMB")).isTrue();
      assertThat(statistics.limit("MemLimitMB")).isEmpty();
      HeartbeatReading heartbeat = reading.heartbeat().orElseThrow();
      assertThat(heartbeat.status()).contains(AppStatus.GRAY);
      assertThat(heartbeat.resetGap()).contains(Duration.ofSeconds(90));
      assertThat(heartbeat.gates().orElseThrow()).extracting(GateReading::name).contains("quiet");
      InsightReading insight = reading.insight().orElseThrow();
      assertThat(insight.virtualCpus()).isPresent();
      assertThat(insight.levelOf("stolen", 4.9)).contains(AlarmLevel.OK);
      assertThat(insight.levelOf("stolen", 5)).contains(AlarmLevel.WARNING);
      assertThat(insight.levelOf("stolen", 10)).contains(AlarmLevel.CRITICAL);
      assertThat(insight.levelOf("reservation-gap", 100)).as("off").contains(AlarmLevel.OK);
      assertThat(insight.levelOf("steal", 10)).isEmpty();
    }
  }

  @Test
  void knowsEveryAttributeThatItAsksFor() throws Exception {
    try (SimulatedJvm jvm = SimulatedJvm.usual()) {
      GuestbeatNames names = GuestbeatNames.in(jvm.server()).orElseThrow();

      assertThat(attributes(jvm, names, GuestbeatNames.Bean.STATISTICS))
          .containsAll(JvmReader.STATISTICS);
      assertThat(attributes(jvm, names, GuestbeatNames.Bean.HEARTBEAT))
          .containsAll(HeartbeatReading.ATTRIBUTES);
      assertThat(attributes(jvm, names, GuestbeatNames.Bean.INSIGHT))
          .containsAll(JvmReader.INSIGHT);
    }
  }

  @Test
  void whatTheHostDoesNotGiveIsAbsent() throws Exception {
    HostProfile old = HostProfile.current().withUnavailable(Statistic.CPU_STOLEN_MS);
    try (SimulatedJvm jvm = new SimulatedJvm("io.guestbeat", JmxControl.READ, old)) {
      StatisticsReading statistics =
          reader.read(jvm.server(), Scope.ALL).statistics().orElseThrow();

      assertThat(statistics.value("CpuStolenMs")).isEmpty();
      assertThat(statistics.value("CpuUsedMs")).isPresent();
    }
  }

  @Test
  void asksEachMBeanOnceAndNotForTheHeartbeatWhereNobodyLooks() throws Exception {
    try (SimulatedJvm jvm = SimulatedJvm.usual()) {
      List<String> calls = new ArrayList<>();
      MBeanServerConnection counted = recording(jvm.server(), calls);
      reader.read(counted, Scope.ALL);
      calls.clear();

      reader.read(counted, Scope.ALL);

      assertThat(calls)
          .filteredOn("getAttributes"::equals)
          .as("one for each of three MBeans")
          .hasSize(3);
      calls.clear();
      reader.read(counted, Scope.HISTORY);
      assertThat(calls).containsExactly("getAttributes", "getAttributes");
    }
  }

  @Test
  void findsGuestbeatInAnotherDomain() throws Exception {
    try (SimulatedJvm jvm =
        new SimulatedJvm("com.acme.vm", JmxControl.READ, HostProfile.current())) {
      assertThat(reader.read(jvm.server(), Scope.ALL).state()).isEqualTo(Reading.State.READ);
    }
  }

  @Test
  void seesGuestbeatComeAndGo() throws Exception {
    try (SimulatedJvm jvm = SimulatedJvm.usual()) {
      reader.read(jvm.server(), Scope.ALL);
      jvm.beans().close();
      assertThat(reader.read(jvm.server(), Scope.ALL).state()).isEqualTo(Reading.State.ABSENT);

      jvm.beans().registerWith(jvm.server());
      assertThat(reader.read(jvm.server(), Scope.ALL).state()).isEqualTo(Reading.State.READ);
    }
  }

  @Test
  void aJvmWithoutGuestbeatIsNoFailure() {
    Reading reading = reader.read(MBeanServerFactory.newMBeanServer(), Scope.ALL);

    assertThat(reading.state()).isEqualTo(Reading.State.ABSENT);
    assertThat(reading.note()).isEmpty();
  }

  @Test
  void aConnectionThatFailsIsTold() {
    Reading reading =
        reader.read(
            (MBeanServerConnection)
                Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {MBeanServerConnection.class},
                    (proxy, method, arguments) -> {
                      throw new IOException("connection reset");
                    }),
            Scope.ALL);

    assertThat(reading.state()).isEqualTo(Reading.State.FAILED);
    assertThat(reading.note()).isEqualTo("connection reset");
  }

  private static List<String> attributes(
      SimulatedJvm jvm, GuestbeatNames names, GuestbeatNames.Bean bean) throws Exception {
    List<String> attributes = new ArrayList<>();
    for (var attribute : jvm.server().getMBeanInfo(names.of(bean)).getAttributes()) {
      attributes.add(attribute.getName());
    }
    return attributes;
  }

  private static MBeanServerConnection recording(MBeanServerConnection to, List<String> calls) {
    return (MBeanServerConnection)
        Proxy.newProxyInstance(
            JvmReaderTest.class.getClassLoader(),
            new Class<?>[] {MBeanServerConnection.class},
            (proxy, method, arguments) -> {
              calls.add(method.getName());
              try {
                return method.invoke(to, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
