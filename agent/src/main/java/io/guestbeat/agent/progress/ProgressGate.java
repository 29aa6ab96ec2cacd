package io.guestbeat.agent.progress;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.heartbeat.gates.BuiltInGate;
import io.guestbeat.text.DurationText;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Finds an application dead that has not entered the methods named for too long. It knows nothing,
 * and withholds nothing, until every method named has been found in a class that is loaded.
 *
 * <p>Its keys are {@link io.guestbeat.heartbeat.gates.ProgressKeys}.
 */
public final class ProgressGate implements HeartbeatGate, AutoCloseable {
  private final ProgressSettings settings;
  private final Entries entries;
  private final LongSupplier nanoClock;

  private boolean hasChecked;
  private long lastCount;
  private long lastCheckNanos;
  private Duration quiet = Duration.ZERO;

  ProgressGate(ProgressSettings settings, Entries entries, LongSupplier nanoClock) {
    this.settings = settings;
    this.entries = entries;
    this.nanoClock = nanoClock;
  }

  /**
   * Watches from now on: methods of classes that are loaded from here on, and at the first check of
   * those that are loaded already. Where the JVM does not let it weave, each check tries again.
   *
   * @throws IllegalArgumentException that names every bad key and what it accepts
   */
  public static ProgressGate weaving(Instrumentation instrumentation, Map<String, String> keys) {
    ProgressSettings settings = ProgressSettings.of(keys);
    Entries entries =
        new RetriedEntries(() -> MethodEntries.watch(instrumentation, settings.methods()));
    return new ProgressGate(settings, entries, System::nanoTime);
  }

  @Override
  public String name() {
    return BuiltInGate.PROGRESS.text();
  }

  @Override
  public Verdict check() throws UnusableGateException {
    long count = count();
    long now = nanoClock.getAsLong();
    quiet = hasChecked && count == lastCount ? quiet.plus(sinceLastCheck(now)) : Duration.ZERO;
    hasChecked = true;
    lastCount = count;
    lastCheckNanos = now;
    return quiet.compareTo(settings.within()) < 0 ? Verdict.alive() : dead();
  }

  /** Takes what the JVM or our own code throws for no verdict on the application. */
  private long count() throws UnusableGateException {
    try {
      return entries.count();
    } catch (RuntimeException | Error e) {
      throw UnusableGateException.refusedBy(e);
    }
  }

  /** Watches no more; what is woven is taken back. */
  @Override
  public void close() {
    entries.close();
  }

  /**
   * At most half the time allowed: a machine that was suspended between two checks gave the
   * application no time to progress, so no single step may lead to death.
   */
  private Duration sinceLastCheck(long now) {
    Duration step = Duration.ofNanos(now - lastCheckNanos);
    Duration longest = settings.within().dividedBy(2);
    return step.compareTo(longest) < 0 ? step : longest;
  }

  private Verdict dead() {
    return Verdict.dead(
        settings.methodText()
            + " has not been entered for "
            + DurationText.of(quiet)
            + "; allowed is less than "
            + DurationText.of(settings.within()));
  }

  /** How often the methods were entered; any change is progress. */
  interface Entries extends AutoCloseable {
    /**
     * The count, by which each class found counts as one entry too.
     *
     * @throws UnusableGateException if there is a method that cannot be watched (yet)
     */
    long count() throws UnusableGateException;

    @Override
    void close();
  }
}
