package io.guestbeat.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.vm.HostProfile;
import io.guestbeat.support.Wait;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceAlreadyExistsException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.ReflectionException;
import javax.management.RuntimeMBeanException;
import javax.management.timer.Timer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuestStatsMBeanTest {
  private static final String STATS = "GuestStats";
  private static final String[] NAMES =
      Arrays.stream(Statistic.values()).map(Statistic::apiName).toArray(String[]::new);

  private final JmxFixture fixture = new JmxFixture();

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  @Test
  void oneReadOfAllThirtySixIsOneQuestionToTheHost() throws Exception {
    fixture.simulator().vm().freeze();
    fixture.start();
    long before = fixture.statisticsRequests();

    Map<String, Object> values = fixture.readFresh(STATS, NAMES);

    assertThat(fixture.statisticsRequests() - before).isEqualTo(1);
    assertThat(values).hasSize(36);
    Snapshot truth = fixture.simulator().vm().snapshot();
    for (Statistic statistic : Statistic.values()) {
      assertThat(values.get(statistic.apiName())).isEqualTo(truth.require(statistic));
    }
  }

  @Test
  void aYoungSnapshotIsServedAgain() throws Exception {
    fixture.start();
    fixture.read(STATS, NAMES);
    long before = fixture.statisticsRequests();

    fixture.read(STATS, NAMES);
    fixture.read(STATS, "Available");

    assertThat(fixture.statisticsRequests() - before).isZero();
  }

  @Test
  void aStatisticThatTheHostDoesNotGiveIsNullAndBreaksNoOther() throws Exception {
    fixture.rebuild(
        builder -> builder.host(HostProfile.current().withUnavailable(Statistic.HOST_MEM_USED_MB)));
    fixture.start();

    Map<String, Object> values = fixture.read(STATS, NAMES);

    assertThat(values).hasSize(36).containsEntry("HostMemUsedMB", null);
    assertThat(values.get("MemUsedMB")).isInstanceOf(Long.class);
    assertThat(fixture.invoke(STATS, "errorOf", "HostMemUsedMB"))
        .isEqualTo("NOT_AVAILABLE (4): This host does not give this value.");
    assertThat(fixture.invoke(STATS, "errorOf", "MemUsedMB")).asString().startsWith("SUCCESS (0)");
  }

  @Test
  void tellsUnitsKindAndDescription() throws Exception {
    fixture.start();
    MBeanInfo info = fixture.info(STATS);

    MBeanAttributeInfo stolen =
        Arrays.stream(info.getAttributes())
            .filter(attribute -> attribute.getName().equals("CpuStolenMs"))
            .findFirst()
            .orElseThrow();

    assertThat(stolen.getDescriptor().getFieldValue("units")).isEqualTo("ms");
    assertThat(stolen.getDescriptor().getFieldValue("metricType")).isEqualTo("counter");
    assertThat(stolen.getType()).isEqualTo("java.lang.Long");
    assertThat(stolen.isWritable()).isFalse();
    assertThat(stolen.getDescription()).contains("not scheduled");
    assertThat(info.getAttributes()).hasSize(36 + 7);
    assertThat(info.getOperations())
        .extracting(MBeanOperationInfo::getName)
        .containsExactly("refresh", "errorOf", "stat");
  }

  @Test
  void saysWhyThereIsNothingAndIsRightAgainOnceThereIs() throws Exception {
    fixture.start();
    fixture.readFresh(STATS, "Available");
    fixture.simulator().faults().hostGone();

    assertThat(fixture.readFresh(STATS, "Available")).containsEntry("Available", false);
    assertThat(fixture.read(STATS, "UnavailableReason", "MemUsedMB", "SessionId"))
        .containsEntry("MemUsedMB", null)
        .containsEntry("SessionId", null)
        .extractingByKey("UnavailableReason")
        .asString()
        .contains("simulator");
    assertThat(fixture.read(STATS, "LastUpdateTime").get("LastUpdateTime"))
        .isInstanceOf(Date.class);

    fixture.simulator().faults().clear();
    fixture.letBackOffPass();

    assertThat(fixture.readFresh(STATS, "Available", "UnavailableReason"))
        .containsEntry("Available", true)
        .containsEntry("UnavailableReason", null);
    assertThat(fixture.lines())
        .hasSize(3)
        .element(1)
        .asString()
        .startsWith("no statistics: update: simulator");
  }

  @Test
  void countsAndAnnouncesASessionChange() throws Exception {
    fixture.start();
    String before = (String) fixture.readFresh(STATS, "SessionId").get("SessionId");

    fixture.simulator().vm().vMotion();
    Map<String, Object> after = fixture.readFresh(STATS, "SessionId", "SessionChanges");

    assertThat(after.get("SessionChanges")).isEqualTo(1L);
    assertThat((String) after.get("SessionId")).matches("0x[0-9a-f]{16}").isNotEqualTo(before);
    Wait.untilSucceeds(
        () ->
            assertThat(fixture.notificationTypes(STATS)).contains("io.guestbeat.session.changed"));
  }

  @Test
  void aListenerThatThrowsSpoilsNothing() throws Exception {
    fixture.start();
    fixture
        .server()
        .addNotificationListener(
            fixture.name(STATS),
            (sent, x) -> {
              throw new NoClassDefFoundError("the application's own");
            },
            null,
            null);

    fixture.simulator().vm().vMotion();

    assertThat(fixture.readFresh(STATS, "SessionChanges")).containsEntry("SessionChanges", 1L);
  }

  @Test
  void registersBothMBeansOrNone() throws Exception {
    fixture.server().registerMBean(new Timer(), fixture.name("AppMonitor"));

    assertThatThrownBy(fixture::start).isInstanceOf(InstanceAlreadyExistsException.class);

    assertThat(fixture.server().isRegistered(fixture.name(STATS))).isFalse();
  }

  @Test
  void saysThatItHasEndedToWhoeverStillHoldsIt() throws Exception {
    fixture.start();
    fixture.close();

    fixture.turn(Duration.ofSeconds(1));
    fixture.tick();

    assertThat(fixture.lines()).last().asString().contains("Guestbeat has ended");
  }

  @Test
  void servesTheHostsSemiStructuredStatistics() throws Exception {
    fixture.start();

    assertThat(fixture.invoke(STATS, "stat", "text", "")).asString().contains("session");
    assertThat(fixture.invoke(STATS, "stat", "json", "session")).asString().startsWith("{");
    assertFailsWithJdkClassesOnly(() -> fixture.invoke(STATS, "stat", "csv", "x"), "json");
    assertFailsWithJdkClassesOnly(() -> fixture.invoke(STATS, "stat", "text", "no"), "no");
  }

  @Test
  void refusesWhatItDoesNotHave() throws Exception {
    fixture.start();

    assertThatThrownBy(() -> fixture.server().getAttribute(fixture.name(STATS), "Nonsense"))
        .isInstanceOf(AttributeNotFoundException.class);
    assertThatThrownBy(
            () -> fixture.server().setAttribute(fixture.name(STATS), new Attribute("MemUsedMB", 1)))
        .isInstanceOf(AttributeNotFoundException.class)
        .hasMessageContaining("operations");
    assertThatThrownBy(() -> fixture.invoke(STATS, "explode"))
        .isInstanceOf(ReflectionException.class);
    assertFailsWithJdkClassesOnly(() -> fixture.invoke(STATS, "errorOf", "Nonsense"), "CpuLimit");
    assertFailsWithJdkClassesOnly(
        () -> fixture.invoke(STATS, "errorOf", (Object) null), "errorOf takes (String)");
  }

  @Test
  void refreshAsksAtOnceAndSaysIfItCannot() throws Exception {
    fixture.start();
    fixture.read(STATS, NAMES);
    long before = fixture.statisticsRequests();
    fixture.invoke(STATS, "refresh");
    assertThat(fixture.statisticsRequests() - before).isEqualTo(1);

    fixture.simulator().faults().neverAnswer();

    assertFailsWithJdkClassesOnly(() -> fixture.invoke(STATS, "refresh"), "no answer");
  }

  private static void assertFailsWithJdkClassesOnly(ThrowingCallable call, String why) {
    assertThatThrownBy(call)
        .isInstanceOf(RuntimeMBeanException.class)
        .satisfies(
            thrown -> {
              for (Throwable t = thrown; t != null; t = t.getCause()) {
                assertThat(t.getClass().getName()).startsWith("java");
              }
            })
        .hasStackTraceContaining(why);
  }
}
