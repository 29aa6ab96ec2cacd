package io.guestbeat.heartbeat.gates.heap;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.settings.Key;
import io.guestbeat.settings.Parsers;
import io.guestbeat.settings.Settings;
import io.guestbeat.text.BadTextException;
import io.guestbeat.text.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dead when the heap is exhausted: for a whole window either collections left it full each time, or
 * the application stood still for them nearly all the time.
 *
 * <p>A full heap that nothing is collected in is no evidence: the application does not need more.
 * See {@link HeapDetector} for what is read on which collector.
 */
public final class HeapGate implements HeartbeatGate {
  private static final String ACCEPTED_SHARES = "a share above 0% up to 100%, such as 98%";
  private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?)\\s*%");

  static final Key<Double> USED =
      Key.withDefault(
          "used",
          "98%",
          ACCEPTED_SHARES,
          "the share of the largest heap that is too much after a collection",
          HeapGate::share);
  static final Key<Double> GC_TIME =
      Key.withDefault(
          "gc-time",
          "98%",
          ACCEPTED_SHARES,
          "the share of time that is too much for the pauses of collections",
          HeapGate::share);
  static final Key<Duration> WINDOW =
      Key.withDefault(
          "window",
          "2m",
          "a time of 1s to 1h, such as 2m",
          "how long one of the two must have lasted",
          Parsers.between(Duration.ofSeconds(1), Duration.ofHours(1)));

  /** Its keys. */
  public static final List<Key<?>> KEYS = Key.listOf(USED, GC_TIME, WINDOW);

  private final LongSupplier nanoClock;
  private final Detector detector;
  private double used;
  private double gcTime;
  private Duration span;
  private HeapWindow window;

  /**
   * A gate of this JVM.
   *
   * @param nanoClock a time in nanoseconds that only goes on
   */
  public HeapGate(LongSupplier nanoClock) {
    this(nanoClock, new ThisJvm());
  }

  HeapGate(LongSupplier nanoClock, Detector detector) {
    this.nanoClock = nanoClock;
    this.detector = detector;
  }

  @Override
  public String name() {
    return "heap";
  }

  @Override
  public void configure(Map<String, String> given) {
    Settings keys = Settings.of(KEYS, given);
    used = keys.value(USED);
    gcTime = keys.value(GC_TIME);
    span = keys.value(WINDOW);
    window = new HeapWindow(span);
  }

  @Override
  public Verdict check() throws UnusableGateException {
    window.add(detector.sample(nanoClock.getAsLong()));
    if (!window.isCovered()) {
      return Verdict.alive();
    }
    if (window.hasCollected() && window.leastUsedShare() >= used) {
      return Verdict.dead(
          "collections have left "
              + percent(window.leastUsedShare())
              + " of the heap in use or more, for "
              + DurationText.of(span));
    }
    if (window.pausedShare() >= gcTime) {
      return Verdict.dead(
          "pauses of collections took "
              + percent(window.pausedShare())
              + " of the last "
              + DurationText.of(span));
    }
    return Verdict.alive();
  }

  private static double share(String text) {
    Matcher matcher = SHARE.matcher(text.trim());
    if (text.trim().matches("[\\d.]+")) {
      throw new BadTextException("has no percent sign");
    }
    Parsers.require(matcher.matches());
    double share = Double.parseDouble(matcher.group(1)) / 100;
    Parsers.require(share > 0 && share <= 1);
    return share;
  }

  /** Without a formatter, whose classes an exhausted heap has no room for. */
  private static String percent(double share) {
    return Math.round(1_000 * share) / 10.0 + "%";
  }

  /** Where samples come from. */
  interface Detector {
    /**
     * Takes a sample. What the JVM throws at it passes: JDK 17's Parallel collector has thrown an
     * InternalError in an exhausted heap.
     *
     * @throws UnusableGateException if the JVM does not tell what a verdict needs
     */
    HeapSample sample(long nowNanos) throws UnusableGateException;
  }

  /**
   * The detector of this JVM, found at the first check: where there is none, that check says so.
   */
  private static final class ThisJvm implements Detector {
    private HeapDetector detector;

    @Override
    public HeapSample sample(long nowNanos) throws UnusableGateException {
      if (detector == null) {
        detector = HeapDetector.ofThisJvm();
      }
      return detector.sample(nowNanos);
    }
  }
}
