package io.guestbeat.jmx;

import static io.guestbeat.jmx.bean.BeanOperation.action;

import io.guestbeat.appmonitor.AppState;
import io.guestbeat.heartbeat.HeartbeatDriver;
import io.guestbeat.jmx.bean.BeanOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The table of what may be done to the heartbeat over JMX. */
final class AppMonitorOperations {
  private static final String OVER_JMX = "over JMX";

  private final HeartbeatDriver heartbeat;
  private final GuardedOperations orders;

  private AppMonitorOperations(HeartbeatDriver heartbeat, GuardedOperations orders) {
    this.heartbeat = heartbeat;
    this.orders = orders;
  }

  static List<BeanOperation> all(HeartbeatDriver heartbeat, GuardedOperations orders) {
    AppMonitorOperations operations = new AppMonitorOperations(heartbeat, orders);
    List<BeanOperation> all = new ArrayList<>(operations.ofTheApi());
    all.addAll(operations.ofTheEngine());
    return all;
  }

  private List<BeanOperation> ofTheApi() {
    return Arrays.asList(
        action(
            "enable",
            "Enables monitoring by vSphere HA: from now on a heartbeat is due every 30 s",
            arguments -> orders.carryOut("enable", heartbeat::enable)),
        action(
            "disable",
            "Disables monitoring by vSphere HA and stops the heartbeats; causes no reset",
            arguments -> orders.carryOut("disable", () -> heartbeat.stop("disabled " + OVER_JMX))),
        action(
            "markActive",
            "Sends one heartbeat, whatever the gates say",
            arguments -> orders.carryOut("markActive", heartbeat::markActive)),
        action(
                "postAppState",
                "Reports the application's own state to the host; appStateNeedReset resets "
                    + "the VM",
                arguments -> post((String) arguments[0]))
            .taking("state", AppState.ACCEPTED));
  }

  private List<BeanOperation> ofTheEngine() {
    return Arrays.asList(
        action(
            "startHeartbeat",
            "Sends heartbeats from now on; enables monitoring",
            arguments -> orders.carryOut("startHeartbeat", heartbeat::start)),
        action(
            "stopHeartbeat",
            "Disables monitoring, so that no reset follows, and stops the heartbeats",
            arguments ->
                orders.carryOut("stopHeartbeat", () -> heartbeat.stop("stopped " + OVER_JMX))),
        action(
                "setHeartbeatIntervalMillis",
                "Changes the interval of the heartbeats, until the JVM ends",
                arguments -> setInterval((Long) arguments[0]))
            .takingLong("intervalMillis", "milliseconds from one to the next, 1000 to 25000"),
        action(
                "suspend",
                "Sends heartbeats for a time even if gates are closed, as during a "
                    + "deployment; for a debugger, or anything else that stops the JVM, use "
                    + "stopHeartbeat",
                arguments -> suspend((Integer) arguments[0], (String) arguments[1]))
            .takingInt("seconds", "for how long, 1 to 86400")
            .taking("reason", "the reason, which is logged"),
        action(
            "resume",
            "Ends the suspension: closed gates withhold heartbeats again",
            arguments -> orders.carryOut("resume", heartbeat::resume)));
  }

  private Object post(String text) {
    AppState state = AppState.ofText(text);
    if (state == AppState.NEED_RESET) {
      orders.require(JmxControl.RESET, "postAppState(" + state.text() + ")");
    }
    return orders.carryOut("postAppState", () -> heartbeat.postAppState(state));
  }

  private Object setInterval(long millis) {
    return orders.carryOut(
        "setHeartbeatIntervalMillis", () -> heartbeat.setInterval(Duration.ofMillis(millis)));
  }

  private Object suspend(int seconds, String reason) {
    return orders.carryOut("suspend", () -> heartbeat.suspend(Duration.ofSeconds(seconds), reason));
  }
}
