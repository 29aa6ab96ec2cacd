package io.guestbeat.jmx;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.heartbeat.EngineState;
import io.guestbeat.heartbeat.HeartbeatDriver;
import io.guestbeat.heartbeat.HeartbeatState;
import io.guestbeat.heartbeat.ResponseState;
import io.guestbeat.heartbeat.decision.Decision;
import java.util.List;

/** The values of the heartbeat that are read together. Immutable. */
final class AppMonitorSample {
  private final HeartbeatState known;
  private final EngineState engine;
  private final ResponseState response;
  private final List<Decision> decisions;
  private final Sensitivity sensitivity;

  private AppMonitorSample(
      HeartbeatState known,
      EngineState engine,
      ResponseState response,
      List<Decision> decisions,
      Sensitivity sensitivity) {
    this.known = known;
    this.engine = engine;
    this.response = response;
    this.decisions = decisions;
    this.sensitivity = sensitivity;
  }

  static AppMonitorSample of(HeartbeatDriver heartbeat, Sensitivity sensitivity) {
    return new AppMonitorSample(
        heartbeat.state(),
        heartbeat.engine(),
        heartbeat.response(),
        heartbeat.decisions(),
        sensitivity);
  }

  HeartbeatState known() {
    return known;
  }

  EngineState engine() {
    return engine;
  }

  ResponseState response() {
    return response;
  }

  /** Returns what the cluster is set to, as far as the options say. */
  Sensitivity sensitivity() {
    return sensitivity;
  }

  /** The last decisions in words, the newest first. */
  String[] decisions() {
    String[] texts = new String[decisions.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = decisions.get(texts.length - 1 - i).toString();
    }
    return texts;
  }
}
