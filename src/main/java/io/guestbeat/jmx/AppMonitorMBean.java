package io.guestbeat.jmx;

import static io.guestbeat.jmx.BeanOperation.action;

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

  static SampledBean<HeartbeatState> over(
      HeartbeatControl heartbeat, JmxControl control, Runnable afterOrder) {
    return new SampledBean<>(
        AppMonitorMBean.class.getName(),
        "The heartbeat that tells vSphere HA that this application is alive",
        heartbeat::state,
        attributes(),
        operations(heartbeat, new Orders(control, afterOrder)),
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

  private static List<BeanOperation> operations(HeartbeatControl heartbeat, Orders orders) {
    return Arrays.asList(
        action(
            "enable",
            "Asks vSphere HA to watch: from now on a heartbeat is due every 30 s",
            arguments -> orders.carryOut("enable", heartbeat::enable)),
        action(
            "disable",
            "Asks vSphere HA to watch no longer; causes no reset",
            arguments -> orders.carryOut("disable", heartbeat::disable)),
        action(
            "markActive",
            "Sends one heartbeat",
            arguments -> orders.carryOut("markActive", heartbeat::markActive)),
        action(
                "postAppState",
                "Tells the host the application's own state; appStateNeedReset resets the VM",
                arguments -> post(heartbeat, orders, (String) arguments[0]))
            .taking("state", "appStateOk or appStateNeedReset"));
  }

  private static Object post(HeartbeatControl heartbeat, Orders orders, String text) {
    AppState state = AppState.ofText(String.valueOf(text));
    if (state == AppState.NEED_RESET) {
      orders.require(JmxControl.RESET, "postAppState(" + state.text() + ")");
    }
    return orders.carryOut("postAppState", () -> heartbeat.postAppState(state));
  }

  private static Long millis(Optional<Duration> duration) {
    return duration.map(Duration::toMillis).orElse(null);
  }
}
