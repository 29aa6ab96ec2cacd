package io.guestbeat.jmx;

import io.guestbeat.appmonitor.AppState;
import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.heartbeat.EngineState;
import io.guestbeat.heartbeat.HeartbeatPhase;
import io.guestbeat.heartbeat.HeartbeatState;
import io.guestbeat.heartbeat.ResponseState;
import io.guestbeat.jmx.bean.BeanAttribute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** The table of what is told of the heartbeat over JMX. */
final class AppMonitorAttributes {
  private AppMonitorAttributes() {}

  static List<BeanAttribute<AppMonitorSample>> all(Sensitivity sensitivity) {
    List<BeanAttribute<AppMonitorSample>> all = new ArrayList<>(ofTheHost());
    all.addAll(ofTheEngine());
    all.addAll(counters());
    all.addAll(gaps(sensitivity));
    all.addAll(response());
    all.addAll(reasons());
    return all;
  }

  private static List<BeanAttribute<AppMonitorSample>> ofTheHost() {
    return Arrays.asList(
        known(
            "Enabled",
            Boolean.class,
            "Whether the host monitors this VM's application; null while it cannot be asked",
            state -> state.isEnabled().orElse(null)),
        known(
            "AppStatus",
            String.class,
            "The application's status at the host: GREEN, RED, GRAY or UNKNOWN",
            state -> state.status().name()),
        known(
            "AppState",
            String.class,
            "The state last posted from this JVM: appStateOk or appStateNeedReset",
            state -> state.appState().map(AppState::text).orElse(null)));
  }

  private static List<BeanAttribute<AppMonitorSample>> ofTheEngine() {
    return Arrays.asList(
        engine(
            "HeartbeatMode",
            String.class,
            "Whether Guestbeat sends heartbeats automatically: off, on or dry-run",
            state -> state.mode().text()),
        engine(
            "HeartbeatRunning",
            Boolean.class,
            "Whether Guestbeat sends heartbeats automatically now, unless they are " + "withheld",
            EngineState::isRunning),
        engine(
            "HeartbeatPhase",
            String.class,
            "Phase of the heartbeat: STOPPED, ALIVE, SPARED, SUSPENDED, FAILING, "
                + "DRY_RUN, NOT_MONITORED, OVER_BUDGET or WITHHOLDING",
            state -> state.phase().name()),
        engine(
            "Withholding",
            Boolean.class,
            "Whether no heartbeat is sent now because a gate is closed: vSphere HA resets the VM",
            state -> state.phase() == HeartbeatPhase.WITHHOLDING),
        engine(
                "HeartbeatIntervalMillis",
                Long.class,
                "Time from one heartbeat to the next",
                state -> state.interval().toMillis())
            .measured("ms", "gauge"),
        engine(
                "SuspendedForMillis",
                Long.class,
                "How much longer closed gates do not withhold heartbeats; null if they do "
                    + "withhold them",
                state -> millis(state.suspendedFor()))
            .measured("ms", "gauge"),
        engine(
            "SuspensionReason",
            String.class,
            "Why closed gates do not withhold heartbeats now; null if they do withhold " + "them",
            state -> state.suspensionReason().orElse(null)));
  }

  private static List<BeanAttribute<AppMonitorSample>> counters() {
    return Arrays.asList(
        known(
                "HeartbeatsSent",
                Long.class,
                "Heartbeats that the host accepted",
                HeartbeatState::sent)
            .measured("heartbeats", "counter"),
        engine(
                "HeartbeatsWithheld",
                Long.class,
                "Heartbeats that were due and were withheld because a gate was closed",
                EngineState::withheld)
            .measured("heartbeats", "counter"),
        known(
                "HeartbeatsFailed",
                Long.class,
                "Heartbeats that the host did not accept",
                HeartbeatState::failed)
            .measured("heartbeats", "counter"),
        engine(
                "HeartbeatsLate",
                Long.class,
                "Heartbeats late by more than half an interval: the JVM or its host stood still",
                EngineState::late)
            .measured("heartbeats", "counter"));
  }

  private static List<BeanAttribute<AppMonitorSample>> gaps(Sensitivity sensitivity) {
    return Arrays.asList(
        gap(
            "MillisSinceLastHeartbeat",
            "Time since the last heartbeat; null before the first",
            sample -> millis(sample.known().sinceLast())),
        gap(
            "LastHeartbeatGapMillis",
            "Time between the last two heartbeats; null before the second",
            sample -> millis(sample.known().lastGap())),
        gap(
            "LongestHeartbeatGapMillis",
            "Longest time without a heartbeat while they were due; null before the first",
            sample -> millis(sample.known().longestGap())),
        gap(
            "RedGapMillis",
            "Time without a heartbeat after which vSphere HA considers the application " + "failed",
            sample -> Sensitivity.gapToRed().toMillis()),
        gap(
            "ResetGapMillis",
            "Shortest time without a heartbeat after which vSphere HA resets the VM, if "
                + "its sensitivity is "
                + sensitivity.text(),
            sample -> sensitivity.gapToReset().toMillis()));
  }

  private static List<BeanAttribute<AppMonitorSample>> response() {
    return Arrays.asList(
        response(
            "ResetPending",
            Boolean.class,
            "Whether this JVM asked for a reset that was not withdrawn",
            ResponseState::isResetPending),
        response(
            "ResetBudget",
            String.class,
            "Budget of resets: how many may be claimed within which time; once it is "
                + "spent, closed gates do not withhold heartbeats",
            ResponseState::resetBudget),
        response(
                "ResetsClaimed",
                Integer.class,
                "Resets claimed from the budget, by this JVM or by earlier ones",
                ResponseState::resetsClaimed)
            .measured("resets", "gauge"),
        response(
            "LastEvidence",
            String.class,
            "The file of the last evidence of this JVM; null if there is none",
            state -> state.lastEvidence().orElse(null)),
        response(
            "EvidenceFolder",
            String.class,
            "The folder of evidence and of the reset budget's file, resets; null if there is none",
            state -> state.evidenceFolder().orElse(null)));
  }

  private static List<BeanAttribute<AppMonitorSample>> reasons() {
    return Arrays.asList(
        engine(
            "Gates",
            CompositeData[].class,
            "State of each gate: name, open, usable, reason",
            state -> GateData.of(state.gates())),
        engine(
            "GatesByName",
            TabularData.class,
            "State of each gate as a table, for tools that cannot read arrays, such as "
                + "Prometheus' jmx_exporter",
            state -> GateData.byName(state.gates())),
        new BeanAttribute<>(
            "Decisions",
            String[].class,
            "The last 100 decisions, the newest first: time, kind, reason",
            AppMonitorSample::decisions),
        known(
            "LastError",
            String.class,
            "Why the host does not answer, or why the last operation failed; null if it "
                + "answers and none failed",
            state -> state.lastError().orElse(null)));
  }

  private static BeanAttribute<AppMonitorSample> known(
      String name, Class<?> type, String description, Function<HeartbeatState, ?> value) {
    return new BeanAttribute<>(name, type, description, sample -> value.apply(sample.known()));
  }

  private static BeanAttribute<AppMonitorSample> engine(
      String name, Class<?> type, String description, Function<EngineState, ?> value) {
    return new BeanAttribute<>(name, type, description, sample -> value.apply(sample.engine()));
  }

  private static BeanAttribute<AppMonitorSample> response(
      String name, Class<?> type, String description, Function<ResponseState, ?> value) {
    return new BeanAttribute<>(name, type, description, sample -> value.apply(sample.response()));
  }

  private static BeanAttribute<AppMonitorSample> gap(
      String name, String description, Function<AppMonitorSample, Long> value) {
    return new BeanAttribute<AppMonitorSample>(name, Long.class, description, value)
        .measured("ms", "gauge");
  }

  private static Long millis(Optional<Duration> duration) {
    return duration.map(Duration::toMillis).orElse(null);
  }
}
