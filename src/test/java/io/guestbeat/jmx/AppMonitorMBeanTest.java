package io.guestbeat.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.host.simulator.ha.HaEvent;
import io.guestbeat.host.simulator.ha.HaSettings;
import io.guestbeat.support.Wait;
import java.time.Duration;
import java.util.Map;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppMonitorMBeanTest {
  private static final String MONITOR = "AppMonitor";

  private final JmxFixture fixture = new JmxFixture();

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  @Test
  void isGrayUntilSomebodyEnablesIt() throws Exception {
    fixture.start();

    assertThat(fixture.read(MONITOR, "Enabled", "AppStatus", "AppState", "LastError"))
        .containsEntry("Enabled", false)
        .containsEntry("AppStatus", "GRAY")
        .containsEntry("AppState", null)
        .containsEntry("LastError", null);
  }

  @Test
  void aHeartbeatByHandIsSentToTheHostAndCounted() throws Exception {
    fixture.start();

    fixture.invoke(MONITOR, "enable");
    fixture.invoke(MONITOR, "markActive");
    fixture.turn(Duration.ofSeconds(10));
    fixture.invoke(MONITOR, "markActive");
    fixture.turn(Duration.ofSeconds(4));

    assertThat(fixture.simulator().ha().heartbeatCount()).isEqualTo(2);
    assertThat(fixture.simulator().ha().status()).isEqualTo(AppStatus.GREEN);
    assertThat(values())
        .containsEntry("Enabled", true)
        .containsEntry("AppStatus", "GREEN")
        .containsEntry("HeartbeatsSent", 2L)
        .containsEntry("MillisSinceLastHeartbeat", 4_000L)
        .containsEntry("LongestHeartbeatGapMillis", 10_000L);
  }

  @Test
  void silenceTurnsRedAndTheVmIsReset() throws Exception {
    fixture.rebuild(
        builder -> builder.ha(HaSettings.of(Sensitivity.HIGH.withMinimumUptime(Duration.ZERO))));
    fixture.start();
    fixture.invoke(MONITOR, "enable");
    fixture.invoke(MONITOR, "markActive");

    fixture.turn(Duration.ofSeconds(31));
    fixture.tick();

    assertThat(values()).containsEntry("AppStatus", "RED");
    Wait.untilSucceeds(
        () ->
            assertThat(fixture.notificationTypes(MONITOR))
                .contains("io.guestbeat.appmonitor.status"));
    fixture.turn(Duration.ofSeconds(60));
    fixture.tick();
    assertThat(fixture.simulator().ha().events())
        .extracting(HaEvent::type)
        .contains(HaEvent.Type.RESET);
    assertThat(values()).containsEntry("AppStatus", "GRAY");
  }

  @Test
  void anotherProgramsDisableIsSeenAndAnnounced() throws Exception {
    fixture.start();
    fixture.invoke(MONITOR, "enable");
    fixture.tick();

    fixture.simulator().ha().disable();
    fixture.tick();

    assertThat(values()).containsEntry("Enabled", false).containsEntry("AppStatus", "GRAY");
    Wait.untilSucceeds(
        () ->
            assertThat(fixture.notificationTypes(MONITOR))
                .contains("io.guestbeat.appmonitor.enabled"));
  }

  @Test
  void aRefusedHeartbeatSaysWhyInJdkClassesOnly() throws Exception {
    fixture.start();

    assertRefused(() -> fixture.invoke(MONITOR, "markActive"), "not enabled");

    assertThat(values()).containsEntry("HeartbeatsFailed", 1L).containsEntry("HeartbeatsSent", 0L);
    assertThat((String) values().get("LastError")).contains("MarkActive").contains("not enabled");
  }

  @Test
  void readsNeverAskTheHost() throws Exception {
    fixture.start();
    long before = fixture.simulator().traffic().requestsAnswered();

    values();

    assertThat(fixture.simulator().traffic().requestsAnswered()).isEqualTo(before);
  }

  @Test
  void readOnlyControlRefusesEveryOperation() throws Exception {
    fixture.allow(JmxControl.READ);
    fixture.start();
    long before = fixture.simulator().traffic().requestsAnswered();

    String[] operations = {
      "enable", "disable", "markActive", "startHeartbeat", "stopHeartbeat", "resume"
    };
    for (String operation : operations) {
      assertRefused(() -> fixture.invoke(MONITOR, operation), "jmx.control");
    }
    assertRefused(() -> fixture.invoke(MONITOR, "postAppState", "appStateOk"), "jmx.control");
    assertRefused(() -> fixture.invoke(MONITOR, "suspend", 5, "a test"), "jmx.control");
    assertRefused(
        () -> fixture.invoke(MONITOR, "setHeartbeatIntervalMillis", 2_000L), "jmx.control");

    assertThat(fixture.simulator().traffic().requestsAnswered()).isEqualTo(before);
  }

  @Test
  void onlyResetControlMayAskForAReset() throws Exception {
    fixture.start();
    fixture.invoke(MONITOR, "postAppState", "appStateOk");
    assertRefused(
        () -> fixture.invoke(MONITOR, "postAppState", "appStateNeedReset"), "jmx.control=reset");
    assertThat(fixture.simulator().ha().hasPendingReset()).isFalse();
  }

  @Test
  void aResetIsAskedForAndWithdrawn() throws Exception {
    fixture.allow(JmxControl.RESET);
    fixture.start();

    fixture.invoke(MONITOR, "postAppState", "needReset");
    assertThat(fixture.simulator().ha().hasPendingReset()).isTrue();
    assertThat(values()).containsEntry("AppState", "appStateNeedReset");
    fixture.invoke(MONITOR, "postAppState", "OK");

    assertThat(fixture.simulator().ha().hasPendingReset()).isFalse();
    assertThat(fixture.simulator().ha().resets()).isZero();
  }

  @Test
  void anUnknownStateIsRefusedWithWhatIsAccepted() throws Exception {
    fixture.start();

    assertRefused(() -> fixture.invoke(MONITOR, "postAppState", "fine"), "appStateNeedReset");
  }

  @Test
  void theEngineIsStartedAndStoppedByOrder() throws Exception {
    fixture.start();
    assertThat(engineValues())
        .containsEntry("HeartbeatMode", "off")
        .containsEntry("HeartbeatRunning", false)
        .containsEntry("HeartbeatPhase", "STOPPED")
        .containsEntry("Withholding", false);

    fixture.invoke(MONITOR, "startHeartbeat");
    assertThat(engineValues())
        .containsEntry("HeartbeatMode", "on")
        .containsEntry("HeartbeatRunning", true);

    fixture.invoke(MONITOR, "stopHeartbeat");
    assertThat(engineValues()).containsEntry("HeartbeatRunning", false);
    assertThat((String[]) fixture.read(MONITOR, "Decisions").get("Decisions"))
        .satisfiesExactly(
            newest -> assertThat(newest).contains("STOPPED", "over JMX"),
            oldest -> assertThat(oldest).contains("STARTED", "every 10s"));
  }

  @Test
  void aStopThatTheHostDoesNotTakeChangesNothing() throws Exception {
    fixture.start();
    fixture.invoke(MONITOR, "startHeartbeat");
    fixture.simulator().faults().hostGone();

    assertRefused(() -> fixture.invoke(MONITOR, "stopHeartbeat"), "Disable");

    assertThat(engineValues()).containsEntry("HeartbeatRunning", true);
  }

  @Test
  void theIntervalIsSetWithinItsBounds() throws Exception {
    fixture.start();

    fixture.invoke(MONITOR, "setHeartbeatIntervalMillis", 2_500L);

    assertThat(engineValues()).containsEntry("HeartbeatIntervalMillis", 2_500L);
    assertRefused(() -> fixture.invoke(MONITOR, "setHeartbeatIntervalMillis", 999L), "1s to 25s");
    assertThat(engineValues()).containsEntry("HeartbeatIntervalMillis", 2_500L);
  }

  @Test
  void gatesAreSuspendedForATimeAndAReason() throws Exception {
    fixture.start();

    fixture.invoke(MONITOR, "suspend", 300, "a heap dump");
    fixture.turn(Duration.ofSeconds(100));
    assertThat(engineValues())
        .containsEntry("SuspendedForMillis", 200_000L)
        .containsEntry("SuspensionReason", "a heap dump");

    fixture.invoke(MONITOR, "resume");
    assertThat(engineValues())
        .containsEntry("SuspendedForMillis", null)
        .containsEntry("SuspensionReason", null);
    assertRefused(() -> fixture.invoke(MONITOR, "suspend", 0, "a heap dump"), "1s to 24h");
    assertRefused(() -> fixture.invoke(MONITOR, "suspend", 5, " "), "reason");
    assertRefused(() -> fixture.invoke(MONITOR, "suspend", 5, null), "(Integer, String)");
  }

  @Test
  void gatesAreOpenDataWithoutNulls() throws Exception {
    fixture.start();

    CompositeData[] gates = (CompositeData[]) fixture.read(MONITOR, "Gates").get("Gates");

    assertThat(gates)
        .singleElement()
        .satisfies(
            gate ->
                assertThat(gate.getAll(new String[] {"name", "open", "usable", "reason"}))
                    .containsExactly("quiet", true, true, ""));
  }

  @Test
  void gatesAreATableTooForToolsThatReadNoArrays() throws Exception {
    fixture.start();

    TabularData gates = (TabularData) fixture.read(MONITOR, "GatesByName").get("GatesByName");

    assertThat(gates.size()).isEqualTo(1);
    assertThat(gates.get(new Object[] {"quiet"}).getAll(new String[] {"open", "usable", "reason"}))
        .containsExactly(true, true, "");
  }

  @Test
  void tellsAtWhichGapHaWouldReset() throws Exception {
    fixture.start();

    assertThat(fixture.read(MONITOR, "RedGapMillis", "ResetGapMillis"))
        .containsEntry("RedGapMillis", 30_000L)
        .containsEntry("ResetGapMillis", 60_000L);
  }

  @Test
  void tellsTheGapOfCustomValues() throws Exception {
    fixture.watchAt(Sensitivity.ofText("custom:45s/3m/5/none"));
    fixture.start();

    assertThat(fixture.read(MONITOR, "RedGapMillis", "ResetGapMillis"))
        .containsEntry("RedGapMillis", 30_000L)
        .containsEntry("ResetGapMillis", 75_000L);
  }

  private Map<String, Object> engineValues() throws Exception {
    return fixture.read(
        MONITOR,
        "HeartbeatMode",
        "HeartbeatPhase",
        "Withholding",
        "HeartbeatRunning",
        "HeartbeatIntervalMillis",
        "SuspendedForMillis",
        "SuspensionReason");
  }

  private Map<String, Object> values() throws Exception {
    return fixture.read(
        MONITOR,
        "Enabled",
        "AppStatus",
        "AppState",
        "HeartbeatsSent",
        "HeartbeatsFailed",
        "MillisSinceLastHeartbeat",
        "LongestHeartbeatGapMillis",
        "LastError");
  }

  private static void assertRefused(ThrowingCallable call, String why) {
    assertThatThrownBy(call)
        .isInstanceOf(RuntimeMBeanException.class)
        .cause()
        .hasMessageContaining(why)
        .hasNoCause()
        .satisfies(cause -> assertThat(cause.getClass().getName()).startsWith("java.lang."));
  }
}
