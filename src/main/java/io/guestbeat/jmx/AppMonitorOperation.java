package io.guestbeat.jmx;

import io.guestbeat.appmonitor.AppState;
import io.guestbeat.heartbeat.HeartbeatDriver;
import io.guestbeat.jmx.bean.BeanOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The operations of the MBean {@code type=AppMonitor}, by which a client controls the heartbeat.
 * This is the only table of them; adding one is adding one line, and what it takes and does below.
 */
enum AppMonitorOperation {
  // spotless:off (one operation, one line)
  ENABLE("enable", "Enables monitoring by vSphere HA: from now on a heartbeat is due every 30 s; refused in a dry run"),
  DISABLE("disable", "Disables monitoring by vSphere HA and stops the heartbeats; causes no reset"),
  MARK_ACTIVE("markActive", "Sends one heartbeat, whatever the gates say; refused in a dry run"),
  POST_APP_STATE("postAppState", "Reports the application's own state to the host; appStateNeedReset resets the VM; refused in a dry run"),
  START("startHeartbeat", "Sends heartbeats from now on; enables monitoring; in a dry run starts that only"),
  STOP("stopHeartbeat", "Disables monitoring, so that no reset follows, and stops the heartbeats"),
  SET_INTERVAL("setHeartbeatIntervalMillis", "Changes the interval of the heartbeats, until the JVM ends"),
  SUSPEND("suspend", "Sends heartbeats for a time even if gates are closed, as during a deployment; for a debugger, or anything else that stops the JVM, use stopHeartbeat"),
  RESUME("resume", "Ends the suspension: closed gates withhold heartbeats again");
  // spotless:on

  private static final String OVER_JMX = "over JMX";

  private final String apiName;
  private final String description;

  AppMonitorOperation(String apiName, String description) {
    this.apiName = apiName;
    this.description = description;
  }

  /** Returns all of them, on this heartbeat, as far as they are allowed. */
  static List<BeanOperation> all(HeartbeatDriver heartbeat, GuardedOperations orders) {
    List<BeanOperation> all = new ArrayList<>();
    for (AppMonitorOperation one : values()) {
      all.add(
          one.withParameters(
              BeanOperation.action(
                  one.apiName,
                  one.description,
                  arguments -> one.order(heartbeat, orders, arguments))));
    }
    return all;
  }

  private BeanOperation withParameters(BeanOperation operation) {
    switch (this) {
      case POST_APP_STATE:
        return operation.taking("state", AppState.ACCEPTED);
      case SET_INTERVAL:
        return operation.takingLong(
            "intervalMillis", "milliseconds from one to the next, 1000 to 25000");
      case SUSPEND:
        return operation
            .takingInt("seconds", "for how long, 1 to 86400")
            .taking("reason", "the reason, which is logged");
      default:
        return operation;
    }
  }

  private Object order(HeartbeatDriver heartbeat, GuardedOperations orders, Object[] arguments) {
    if (this == POST_APP_STATE) {
      AppState state = AppState.ofText((String) arguments[0]);
      if (state == AppState.NEED_RESET) {
        orders.require(JmxControl.RESET, "postAppState(" + state.text() + ")");
      }
    }
    return orders.carryOut(apiName, () -> apply(heartbeat, arguments));
  }

  /** Does it. A function for each operation would be a class for each, so this is a switch. */
  private void apply(HeartbeatDriver heartbeat, Object[] arguments) {
    switch (this) {
      case ENABLE:
        heartbeat.enable();
        return;
      case DISABLE:
        heartbeat.stop("disabled " + OVER_JMX);
        return;
      case MARK_ACTIVE:
        heartbeat.markActive();
        return;
      case POST_APP_STATE:
        heartbeat.postAppState(AppState.ofText((String) arguments[0]));
        return;
      case START:
        heartbeat.start();
        return;
      case STOP:
        heartbeat.stop("stopped " + OVER_JMX);
        return;
      case SET_INTERVAL:
        heartbeat.setInterval(Duration.ofMillis((Long) arguments[0]));
        return;
      case SUSPEND:
        heartbeat.suspend(Duration.ofSeconds((Integer) arguments[0]), (String) arguments[1]);
        return;
      case RESUME:
        heartbeat.resume();
        return;
    }
    throw new IllegalStateException(toString());
  }
}
