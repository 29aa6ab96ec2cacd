package io.guestbeat.jmx;

import static io.guestbeat.jmx.BeanOperation.action;

import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.heartbeat.HeartbeatControl;
import io.guestbeat.heartbeat.HeartbeatState;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The table of the MBean {@code type=AppMonitor}: the application's heartbeat, driven by hand. */
final class AppMonitorMBean {
  private AppMonitorMBean() {}

  static SampledBean<HeartbeatState> over(HeartbeatControl heartbeat, JmxControl control) {
    return new SampledBean<>(
        AppMonitorMBean.class.getName(),
        "The heartbeat that tells vSphere HA that this application is alive",
        heartbeat::state,
        attributes(),
        operations(heartbeat, control),
        BeanNotification.STATUS_CHANGED.info(),
        BeanNotification.ENABLED_CHANGED.info());
  }

  private static List<BeanAttribute<HeartbeatState>> attributes() {
    return Arrays.asList(
        attribute(
            "Enabled",
            Boolean.class,
            "Whether the host watches this VM's application; null while it cannot be asked",
            state -> state.isEnabled().orElse(null)),
        attribute(
            "AppStatus",
            String.class,
            "What the host makes of the application: GREEN, RED, GRAY or UNKNOWN",
            state -> state.status().name()),
        attribute(
            "AppState",
            String.class,
            "The state last posted from this JVM: appStateOk or appStateNeedReset",
            state -> state.appState().map(AppState::text).orElse(null)),
        attribute("HeartbeatsSent", Long.class, "Heartbeats the host took", HeartbeatState::sent)
            .measured("heartbeats", "counter"),
        attribute(
                "HeartbeatsFailed",
                Long.class,
                "Heartbeats the host did not take",
                HeartbeatState::failed)
            .measured("heartbeats", "counter"),
        attribute(
                "MillisSinceLastHeartbeat",
                Long.class,
                "Time since the last heartbeat; null before the first",
                state -> millis(state.sinceLast()))
            .measured("ms", "gauge"),
        attribute(
                "LongestHeartbeatGapMillis",
                Long.class,
                "Longest time without a heartbeat while they were due; null before the first",
                state -> millis(state.longestGap()))
            .measured("ms", "gauge"),
        attribute(
            "LastError",
            String.class,
            "Why the host cannot be asked, or why the last operation failed; null if neither",
            state -> state.lastError().orElse(null)));
  }

  private static BeanAttribute<HeartbeatState> attribute(
      String name, Class<?> type, String description, Function<HeartbeatState, ?> value) {
    return new BeanAttribute<>(name, type, description, value);
  }

  private static List<BeanOperation> operations(HeartbeatControl heartbeat, JmxControl control) {
    return Arrays.asList(
        action(
            "enable",
            "Asks vSphere HA to watch: from now on a heartbeat is due every 30 s",
            arguments -> ordered("enable", control, heartbeat::enable)),
        action(
            "disable",
            "Asks vSphere HA to watch no longer; causes no reset",
            arguments -> ordered("disable", control, heartbeat::disable)),
        action(
            "markActive",
            "Sends one heartbeat",
            arguments -> ordered("markActive", control, heartbeat::markActive)),
        action(
                "postAppState",
                "Tells the host the application's own state; appStateNeedReset resets the VM",
                arguments -> post(heartbeat, control, (String) arguments[0]))
            .taking("state", "appStateOk or appStateNeedReset"));
  }

  private static Object post(HeartbeatControl heartbeat, JmxControl control, String text) {
    AppState state = AppState.ofText(String.valueOf(text));
    if (state == AppState.NEED_RESET) {
      control.require(JmxControl.RESET, "postAppState(" + state.text() + ")");
    }
    return ordered("postAppState", control, () -> heartbeat.postAppState(state));
  }

  private static Object ordered(String operation, JmxControl control, Runnable order) {
    control.require(JmxControl.HEARTBEAT, operation);
    try {
      order.run();
      return null;
    } catch (AppMonitorException e) {
      // A client has no class of ours: neither the exception nor its cause may be one.
      throw new IllegalStateException(e.getMessage());
    }
  }

  private static Long millis(Optional<Duration> duration) {
    return duration.map(Duration::toMillis).orElse(null);
  }
}
