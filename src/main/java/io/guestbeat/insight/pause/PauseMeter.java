package io.guestbeat.insight.pause;

import io.guestbeat.guest.Snapshot;
import io.guestbeat.insight.VmFigures;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Measures pauses of the JVM by how late one thread wakes from its short sleeps, and finds their
 * causes. It has no thread: the one that sleeps tells it when. It measures sleeps only, so it is
 * blind while that thread works; a collection that takes long by itself is noticed even then. For
 * one thread.
 */
public final class PauseMeter implements AutoCloseable {
  private static final long NANOS_PER_MS = 1_000_000;

  private final long minNanos;
  private final JvmWitness jvm;
  private final Supplier<Optional<Snapshot>> host;
  private final Supplier<Instant> wallClock;
  private final Consumer<Pause> onPause;
  private final HostTrack hostTrack = new HostTrack();
  private final CpuTrack cpuTrack;

  /** When the thread was last awake, if it has done nothing since. */
  private long awakeNanos;

  private boolean hasDoneNothingSince;
  private long dueNanos;

  /** What was known at the last look. */
  private long collectedMs;

  private long queuedNanos;

  PauseMeter(
      PauseSettings settings,
      JvmWitness jvm,
      Supplier<Optional<Snapshot>> host,
      Supplier<Instant> wallClock,
      Consumer<Pause> onPause,
      long nowNanos) {
    this.minNanos = settings.min().toNanos();
    this.jvm = Objects.requireNonNull(jvm, "jvm");
    this.host = Objects.requireNonNull(host, "host");
    this.wallClock = Objects.requireNonNull(wallClock, "wallClock");
    this.onPause = Objects.requireNonNull(onPause, "onPause");
    this.cpuTrack = new CpuTrack(jvm.cpuNanos(), nowNanos);
    look(nowNanos, jvm.collectedMs());
  }

  /**
   * A meter of this JVM, for the calling thread.
   *
   * @param host what the host gives now; asked after a pause that collections do not explain
   * @param onPause is told of every pause, by the thread that sleeps
   */
  public static PauseMeter ofThisJvm(
      PauseSettings settings, Supplier<Optional<Snapshot>> host, Consumer<Pause> onPause) {
    return new PauseMeter(
        settings, ThisJvm.asThisThreadSees(), host, Instant::now, onPause, System.nanoTime());
  }

  /** What the host gives while there is no pause; to be told every few seconds. */
  public void lookedAtHost(VmFigures figures) {
    hostTrack.look(figures);
  }

  /** The thread does something else than sleep and tell this meter so; however long it takes. */
  public void working() {
    hasDoneNothingSince = false;
  }

  /**
   * The thread goes to sleep.
   *
   * @param nowNanos the time, as of {@link System#nanoTime}
   * @param spanNanos for how long at most
   */
  public void sleeping(long nowNanos, long spanNanos) {
    dueNanos = (hasDoneNothingSince ? awakeNanos : nowNanos) + spanNanos;
  }

  /**
   * The thread is awake again.
   *
   * @param nowNanos the time, as of {@link System#nanoTime}
   */
  public void woke(long nowNanos) {
    long lateNanos = nowNanos - dueNanos;
    // Read once: what a collection adds right after is for the next look.
    long nowCollectedMs = jvm.collectedMs();
    long collectedNanos = (nowCollectedMs - collectedMs) * NANOS_PER_MS;
    boolean mayHavePaused = lateNanos >= minNanos || collectedNanos >= minNanos;
    if (mayHavePaused) {
      cpuTrack.skipUsual();
      judge(lateNanos, nowNanos, collectedNanos);
    }
    hasDoneNothingSince = !mayHavePaused;
    awakeNanos = nowNanos;
    look(nowNanos, nowCollectedMs);
  }

  /** Gives back what it holds of the system. */
  @Override
  public void close() {
    jvm.close();
  }

  private void look(long nowNanos, long nowCollectedMs) {
    cpuTrack.look(jvm.cpuNanos(), nowNanos);
    collectedMs = nowCollectedMs;
    queuedNanos = jvm.queuedNanos();
  }

  /** A sleep shows what reached past its end; a collection's own account shows all of it. */
  private void judge(long lateNanos, long nowNanos, long collectedNanos) {
    Collection last = collectedNanos > 0 ? jvm.lastCollection() : null;
    if (lateNanos >= minNanos) {
      boolean beganEarlier = last != null && last.includes(dueNanos);
      long beginNanos = beganEarlier ? last.beginNanos() : dueNanos;
      note(beginNanos, nowNanos, nowNanos, collectedIn(beginNanos, nowNanos, collectedNanos, last));
    } else if (last != null && last.nanos() >= minNanos) {
      note(last.beginNanos(), last.endNanos(), nowNanos, last.nanos());
    }
  }

  /** Returns the last collection's part between these moments, and all of those before it. */
  private static long collectedIn(
      long fromNanos, long toNanos, long collectedNanos, Collection last) {
    return last == null
        ? collectedNanos
        : last.nanosBetween(fromNanos, toNanos) + Math.max(0, collectedNanos - last.nanos());
  }

  private void note(long beginNanos, long endNanos, long nowNanos, long collectedNanos) {
    long pauseNanos = endNanos - beginNanos;
    // Before the host is asked, which may take its time, in which others use theirs.
    long queued = jvm.queuedNanos() - queuedNanos;
    boolean stoodStill =
        jvm.knowsCpu() && cpuTrack.stoodStill(pauseNanos, jvm.cpuNanos(), nowNanos);
    Shares shares = new Shares(pauseNanos);
    shares.take(PauseCause.GARBAGE_COLLECTION, collectedNanos);
    if (shares.leaveMost()) {
      hostTrack.share(shares, pauseNanos, host.get());
    }
    shares.take(PauseCause.GUEST_BUSY, queued);
    if (shares.leaveMost() && stoodStill) {
      shares.take(PauseCause.STOPPED, shares.leftNanos());
    }
    onPause.accept(Pause.of(wallClock.get().minusNanos(nowNanos - beginNanos), shares.all()));
  }
}
