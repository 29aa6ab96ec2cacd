package io.guestbeat.insight.pause;

import io.guestbeat.insight.VmFigures;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Notices pauses of the JVM by how late one thread wakes from its short sleeps, and says what took
 * them. It has no thread: the one that sleeps tells it when. It measures sleeps only, so it is
 * blind while that thread works; a collection that takes long by itself is noticed even then. For
 * one thread.
 */
public final class PauseMeter implements AutoCloseable {
  private static final long NANOS_PER_MS = 1_000_000;

  private final long minNanos;
  private final JvmWitness jvm;
  private final Supplier<VmFigures> host;
  private final Clock clock;
  private final Consumer<Pause> onPause;
  private final HostTrack hostTrack = new HostTrack();
  private final CpuTrack cpuTrack;

  private long dueNanos;

  /** What was known at the last look. */
  private long collectedMs;

  private long collections;
  private long queuedNanos;

  PauseMeter(
      PauseSettings settings,
      JvmWitness jvm,
      Supplier<VmFigures> host,
      Clock clock,
      Consumer<Pause> onPause,
      long nowNanos) {
    this.minNanos = settings.min().toNanos();
    this.jvm = Objects.requireNonNull(jvm, "jvm");
    this.host = Objects.requireNonNull(host, "host");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.onPause = Objects.requireNonNull(onPause, "onPause");
    this.cpuTrack = new CpuTrack(jvm.cpuNanos(), nowNanos);
    look(nowNanos);
  }

  /**
   * A meter of this JVM, for the calling thread.
   *
   * @param host what the host gives now; asked after a pause that collections do not explain
   * @param onPause is told of every pause, by the thread that sleeps
   */
  public static PauseMeter ofThisJvm(
      PauseSettings settings, Supplier<VmFigures> host, Consumer<Pause> onPause) {
    return new PauseMeter(
        settings, ThisJvm.asThisThreadSees(), host, Clock.systemUTC(), onPause, System.nanoTime());
  }

  /** What the host gives while there is no pause; to be told every few seconds. */
  public void lookedAtHost(VmFigures figures) {
    hostTrack.look(figures);
  }

  /**
   * The thread goes to sleep.
   *
   * @param nowNanos the time, as of {@link System#nanoTime}
   * @param spanNanos for how long at most
   */
  public void sleeping(long nowNanos, long spanNanos) {
    dueNanos = nowNanos + spanNanos;
  }

  /**
   * The thread is awake again.
   *
   * @param nowNanos the time, as of {@link System#nanoTime}
   * @param hasOnlySlept false if it did something else besides, so that being late is no pause
   */
  public void woke(long nowNanos, boolean hasOnlySlept) {
    long lateNanos = hasOnlySlept ? nowNanos - dueNanos : 0;
    boolean mayHavePaused =
        lateNanos >= minNanos || (jvm.collectedMs() - collectedMs) * NANOS_PER_MS >= minNanos;
    if (mayHavePaused) {
      cpuTrack.skipUsual();
      judge(lateNanos, nowNanos);
    }
    look(nowNanos);
  }

  /** Gives back what it holds of the system. */
  @Override
  public void close() {
    jvm.close();
  }

  private void look(long nowNanos) {
    cpuTrack.look(jvm.cpuNanos(), nowNanos);
    collectedMs = jvm.collectedMs();
    collections = jvm.collections();
    queuedNanos = jvm.queuedNanos();
  }

  /** A sleep shows what reached past its end; a collection's own account shows all of it. */
  private void judge(long lateNanos, long nowNanos) {
    Collection last = jvm.collections() == collections ? null : jvm.lastCollection();
    if (lateNanos >= minNanos) {
      boolean beganEarlier = last != null && last.includes(dueNanos);
      long beginNanos = beganEarlier ? last.beginNanos() : dueNanos;
      note(beginNanos, nowNanos, nowNanos, last);
    } else if (last != null && last.nanos() >= minNanos) {
      note(last.beginNanos(), last.endNanos(), nowNanos, last);
    }
  }

  private void note(long beginNanos, long endNanos, long nowNanos, Collection last) {
    long pauseNanos = endNanos - beginNanos;
    Shares shares = new Shares(pauseNanos);
    shares.take(
        PauseCause.GARBAGE_COLLECTION,
        last == null ? collectedNanos() : collectedNanos(beginNanos, endNanos, last));
    if (shares.leaveMost()) {
      hostTrack.share(shares, pauseNanos, host.get());
    }
    shares.take(PauseCause.GUEST_BUSY, jvm.queuedNanos() - queuedNanos);
    if (shares.leaveMost()
        && jvm.knowsCpu()
        && cpuTrack.stoodStill(pauseNanos, jvm.cpuNanos(), nowNanos)) {
      shares.take(PauseCause.STOPPED, shares.leftNanos());
    }
    onPause.accept(Pause.of(clock.instant().minusNanos(nowNanos - beginNanos), shares.all()));
  }

  private long collectedNanos() {
    return (jvm.collectedMs() - collectedMs) * NANOS_PER_MS;
  }

  /** The last collection's part between these moments, and all of those before it. */
  private long collectedNanos(long fromNanos, long toNanos, Collection last) {
    return last.nanosBetween(fromNanos, toNanos) + Math.max(0, collectedNanos() - last.nanos());
  }
}
