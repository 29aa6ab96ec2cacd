package io.guestbeat.heartbeat;

import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppStatus;
import java.util.Optional;

/** The result of one heartbeat. Immutable. */
final class BeatOutcome {
  private final AppStatus found;
  private final boolean enabled;
  private final AppMonitorException error;

  private BeatOutcome(AppStatus found, boolean enabled, AppMonitorException error) {
    this.found = found;
    this.enabled = enabled;
    this.error = error;
  }

  static BeatOutcome sent(AppStatus found, boolean enabled) {
    return new BeatOutcome(found, enabled, null);
  }

  static BeatOutcome failed(AppStatus found, AppMonitorException error) {
    return new BeatOutcome(found, false, error);
  }

  boolean isSent() {
    return error == null;
  }

  /** Returns what the host made of the application before. */
  AppStatus found() {
    return found;
  }

  /** Returns whether monitoring had to be enabled. */
  boolean enabled() {
    return enabled;
  }

  /** Returns why it was not sent. */
  Optional<String> error() {
    return Optional.ofNullable(error).map(AppMonitorException::getMessage);
  }

  /** Returns what kind of failure it is. */
  Optional<AppMonitorError> kind() {
    return Optional.ofNullable(error).map(AppMonitorException::error);
  }

  /** Returns whether the host was out of reach, so that it is worth trying again soon. */
  boolean isOutOfReach() {
    return error != null && error.error() == AppMonitorError.NOT_ENABLED;
  }
}
