package io.guestbeat.agent.progress;

import io.guestbeat.heartbeat.check.UnusableGateException;
import java.util.function.Supplier;

/**
 * Watches at once where the JVM lets it, and otherwise tries again at each count: a JVM that
 * refuses to weave costs this gate, not the heartbeat. Used by one thread.
 */
final class RetriedEntries implements ProgressGate.Entries {
  private final Supplier<ProgressGate.Entries> watch;
  private ProgressGate.Entries entries;

  RetriedEntries(Supplier<ProgressGate.Entries> watch) {
    this.watch = watch;
    try {
      entries = watch.get();
    } catch (RuntimeException | Error refused) {
      // The first check says why, if it is so then.
      entries = null;
    }
  }

  @Override
  public long count() throws UnusableGateException {
    if (entries == null) {
      entries = watch.get();
    }
    return entries.count();
  }

  @Override
  public void close() {
    if (entries != null) {
      entries.close();
    }
  }
}
