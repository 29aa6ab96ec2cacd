package io.guestbeat.cli;

import static java.util.stream.Collectors.joining;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppState;
import java.util.Arrays;
import java.util.Optional;

/** The verbs of the guide's program {@code vmware-appmonitor}: each is one call of the API. */
enum MonitorVerb {
  ENABLE("enable") {
    @Override
    String call(AppMonitor monitor, AppState state) {
      monitor.enable();
      return "enabled: a heartbeat is due at least every 30 seconds";
    }
  },
  DISABLE("disable") {
    @Override
    String call(AppMonitor monitor, AppState state) {
      monitor.disable();
      return "disabled";
    }
  },
  MARK_ACTIVE("markActive") {
    @Override
    String call(AppMonitor monitor, AppState state) {
      monitor.markActive();
      return "heartbeat sent";
    }
  },
  IS_ENABLED("isEnabled") {
    @Override
    String call(AppMonitor monitor, AppState state) {
      return String.valueOf(monitor.isEnabled());
    }
  },
  GET_APP_STATUS("getAppStatus") {
    /** As the guide writes it: Green, Red or Gray. */
    @Override
    String call(AppMonitor monitor, AppState state) {
      String status = monitor.getAppStatus().text();
      return Character.toUpperCase(status.charAt(0)) + status.substring(1);
    }
  },
  POST_APP_STATE("postAppState") {
    @Override
    String call(AppMonitor monitor, AppState state) {
      monitor.postAppState(state);
      return state.text() + " posted";
    }
  };

  private final String word;

  MonitorVerb(String word) {
    this.word = word;
  }

  /** Returns the verb of this word, in any letter case. */
  static Optional<MonitorVerb> ofWord(String word) {
    return Arrays.stream(values()).filter(verb -> verb.word.equalsIgnoreCase(word)).findFirst();
  }

  /** Returns all of them, for messages. */
  static String words() {
    return Arrays.stream(values()).map(verb -> verb.word).collect(joining(", "));
  }

  String word() {
    return word;
  }

  /** Returns whether it is followed by a state. */
  boolean takesState() {
    return this == POST_APP_STATE;
  }

  /**
   * Makes the call.
   *
   * @param state what to post; null where none is taken
   * @return what came of it, as one line
   * @throws io.guestbeat.appmonitor.AppMonitorException if the call failed
   */
  abstract String call(AppMonitor monitor, AppState state);
}
