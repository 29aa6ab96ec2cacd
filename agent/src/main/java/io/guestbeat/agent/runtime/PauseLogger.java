package io.guestbeat.agent.runtime;

import io.guestbeat.insight.pause.Pause;
import io.guestbeat.insight.pause.PauseCause;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Logs pauses that an operator may not know of. A collection is in the collector's own log, and a
 * machine that is always short of CPU is not to fill ours: such pauses are logged for who debugs.
 * For one thread.
 */
final class PauseLogger implements Consumer<Pause> {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  /** That long a heap may have been on the host's disk, or the collector without its CPUs. */
  private static final Duration LONG_COLLECTION = Duration.ofSeconds(5);

  private final AgentLog log;
  private final LongSupplier nanoClock;
  private boolean hasSpoken;
  private long lastLineNanos;

  PauseLogger(AgentLog log, LongSupplier nanoClock) {
    this.log = log;
    this.nanoClock = nanoClock;
  }

  @Override
  public void accept(Pause pause) {
    long now = nanoClock.getAsLong();
    boolean isTooSoon = hasSpoken && now - lastLineNanos < BETWEEN_LINES.toNanos();
    if (isTooSoon || isUsual(pause)) {
      log.debug(pause.toString());
    } else {
      hasSpoken = true;
      lastLineNanos = now;
      log.info(pause.toString());
    }
  }

  private static boolean isUsual(Pause pause) {
    return pause.cause() == PauseCause.GARBAGE_COLLECTION
        && pause.duration().compareTo(LONG_COLLECTION) < 0;
  }
}
