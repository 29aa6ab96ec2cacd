package io.guestbeat.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.jconsole.reading.Order;
import io.guestbeat.jmx.reading.GateRows;
import io.guestbeat.jmx.reading.HeartbeatReading;
import java.util.HashMap;
import java.util.Map;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;

/** What is said to whoever looks at it at night. */
class WordsTest {
  private final Map<String, Object> values = new HashMap<>();

  WordsTest() {
    values.put("AppStatus", "GREEN");
    values.put("Enabled", true);
    values.put("HeartbeatMode", "on");
    values.put("HeartbeatRunning", true);
    values.put("HeartbeatIntervalMillis", 10_000L);
    values.put("MillisSinceLastHeartbeat", 20_000L);
    values.put("ResetGapMillis", 60_000L);
  }

  @Test
  void greenIsGood() {
    assertThat(words().light()).isEqualTo(Light.GOOD);
    assertThat(words().headline()).isEqualTo("GREEN");
    assertThat(words().sinceLast()).isEqualTo("Last heartbeat 20 s ago.");
  }

  @Test
  void withheldIsAWarningWithTheTimeThatIsLeft() {
    values.put("Withholding", true);

    assertThat(words().light()).isEqualTo(Light.WARNING);
    assertThat(words().headline()).isEqualTo("GREEN, withheld");
    assertThat(words().meaning()).contains("vSphere HA resets this VM in 40 s, at the earliest");
  }

  @Test
  void aClosedGateIsAWarningThatSaysWhyHeartbeatsAreSent() throws Exception {
    values.put("Gates", new CompositeData[] {GateRows.gate("deadlock", false, true, "2 threads")});
    assertThat(words().light()).isEqualTo(Light.WARNING);
    assertThat(words().meaning()).isEqualTo("A gate is closed, but heartbeats are sent.");

    values.put("HeartbeatPhase", "OVER_BUDGET");
    assertThat(words().meaning())
        .isEqualTo(
            "A gate is closed, but heartbeats are sent, because the budget of resets is spent.");
  }

  @Test
  void aJvmThatWaitsSaysWhoSendsAndThatItsOwnFailureIsHidden() throws Exception {
    values.put("HeartbeatPhase", "WAITING");
    values.put("HeartbeatOwner", "acme");
    values.put("HeartbeatOwnerProcess", 4711L);
    assertThat(words().light()).isEqualTo(Light.GOOD);
    assertThat(words().meaning())
        .isEqualTo("Process 4711 (acme) sends the heartbeat of this VM. This JVM sends none.");

    values.put("Gates", new CompositeData[] {GateRows.gate("deadlock", false, true, "2 threads")});
    assertThat(words().light()).isEqualTo(Light.WARNING);
    assertThat(words().meaning()).endsWith("and vSphere HA does not notice it.");
  }

  @Test
  void aFailureThatAnotherProgramHidesIsAWarning() {
    values.put("Withholding", true);
    values.put("HiddenByAnother", true);

    assertThat(words().light()).isEqualTo(Light.WARNING);
    assertThat(words().meaning()).endsWith("so vSphere HA does not reset it.");
  }

  @Test
  void aDryRunIsNoAlarmWhateverItFinds() throws Exception {
    values.put("HeartbeatMode", "dry-run");
    values.put("AppStatus", "UNKNOWN");
    values.put("MillisSinceLastHeartbeat", null);
    assertThat(words().light()).isEqualTo(Light.UNKNOWN);
    assertThat(words().headline()).isEqualTo("Dry run");
    assertThat(words().meaning()).startsWith("The host is never called, and Guestbeat notes");
    assertThat(words().sinceLast()).isEqualTo("No heartbeat is sent.");

    values.put("Gates", new CompositeData[] {GateRows.gate("deadlock", false, true, "2 threads")});
    values.put("HeartbeatPhase", "DRY_RUN");
    assertThat(words().light()).isEqualTo(Light.WARNING);
    assertThat(words().meaning())
        .isEqualTo(
            "A gate is closed: in the mode on, heartbeats would be withheld. The host is never"
                + " called.");

    values.put("HeartbeatRunning", false);
    assertThat(words().meaning()).startsWith("This dry run is stopped.");
  }

  @Test
  void redIsAnAlarm() {
    values.put("AppStatus", "RED");
    values.put("MillisSinceLastHeartbeat", 61_000L);

    assertThat(words().light()).isEqualTo(Light.ALARM);
    assertThat(words().meaning()).contains("It may reset this VM at any moment");
  }

  @Test
  void greenWithoutHeartbeatsIsAWarning() {
    values.put("HeartbeatRunning", false);

    assertThat(words().light()).isEqualTo(Light.WARNING);
    assertThat(words().meaning()).contains("sends no heartbeats automatically");
  }

  @Test
  void grayMeansThatNothingIsReset() {
    values.put("AppStatus", "GRAY");

    assertThat(words().light()).isEqualTo(Light.OFF);
    assertThat(words().meaning()).contains("nothing resets this VM");
  }

  @Test
  void whatIsNotKnownIsSaidSo() {
    values.clear();

    assertThat(words().light()).isEqualTo(Light.UNKNOWN);
    assertThat(words().counters())
        .isEqualTo(
            "Mode unknown, not running; sent not given, withheld not given, failed not given");
  }

  @Test
  void everyOrderSaysWhatItWillDo() {
    HeartbeatReading heartbeat = HeartbeatReading.of(values);

    assertThat(OrderWords.consequence(Order.Kind.DISABLE, heartbeat))
        .contains("vSphere HA will not reset this VM for a dead application, until");
    assertThat(OrderWords.consequence(Order.Kind.ENABLE, heartbeat))
        .contains("a heartbeat every 10 s")
        .contains("resets this VM 60 s after the last one");
    assertThat(OrderWords.consequence(Order.Kind.SUSPEND, heartbeat))
        .contains("vSphere HA does not notice");
    assertThat(OrderWords.consequence(Order.Kind.RESUME, heartbeat))
        .contains("as soon as a gate closes");
  }

  @Test
  void aJvmWithoutGuestbeatIsTakenByTheHand() {
    assertThat(MessageWords.absent("4711")).contains("guestbeat.jar attach 4711");
    assertThat(MessageWords.absent("")).contains("guestbeat.jar attach PID");
  }

  private HeartbeatWords words() {
    return new HeartbeatWords(HeartbeatReading.of(values));
  }
}
