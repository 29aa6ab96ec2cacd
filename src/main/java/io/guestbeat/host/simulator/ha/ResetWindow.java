package io.guestbeat.host.simulator.ha;

import io.guestbeat.appmonitor.Sensitivity;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The resets done, and when the next one is allowed. Not safe between threads. */
public final class ResetWindow {
  /** Later than any simulation runs. */
  static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

  private final int maxResets;
  private final Optional<Duration> window;
  private final Deque<Duration> latest = new ArrayDeque<>();
  private int spent;

  ResetWindow(Sensitivity sensitivity) {
    this.maxResets = sensitivity.maxResets();
    this.window = sensitivity.resetWindow();
  }

  /** Returns when the window has room again; at once if fewer than the most are known. */
  Duration allowedFrom() {
    if (maxResets == 0) {
      return NEVER;
    }
    return latest.size() < maxResets
        ? Duration.ZERO
        : window.map(latest.getFirst()::plus).orElse(NEVER);
  }

  void spend(Duration at) {
    spent++;
    latest.addLast(at);
    if (latest.size() > maxResets) {
      latest.removeFirst();
    }
  }

  /** Returns how many resets count now against the most. */
  public int counted(Duration now) {
    return (int)
        latest.stream()
            .filter(at -> !window.isPresent() || at.plus(window.get()).compareTo(now) > 0)
            .count();
  }

  /** Counts from zero. */
  void clear() {
    latest.clear();
  }

  public int spent() {
    return spent;
  }
}
