package io.guestbeat.host.simulator;

import io.guestbeat.host.simulator.ha.EventLog;
import io.guestbeat.host.simulator.ha.HaSettings;
import io.guestbeat.host.simulator.ha.HaWatch;
import io.guestbeat.host.simulator.vm.VmModel;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The one lock and the one time of a simulation. Whatever is done happens at a moment, after HA has
 * decided everything that was due by then.
 */
final class SimulationCore {
  private final LongSupplier nanoClock;
  private final long originNanos;
  private final VmModel vm;
  private final HaWatch ha;
  private final EventLog log = new EventLog();
  private Duration latest = Duration.ZERO;

  SimulationCore(LongSupplier nanoClock, VmModel vm, HaSettings settings) {
    this.nanoClock = nanoClock;
    this.originNanos = nanoClock.getAsLong();
    this.vm = vm;
    this.ha = new HaWatch(settings, vm, log::add);
  }

  void advance() {
    run(now -> {});
  }

  void run(Consumer<Duration> action) {
    get(
        now -> {
          action.accept(now);
          return null;
        });
  }

  <T> T get(Function<Duration, T> action) {
    T result;
    synchronized (this) {
      Duration now = now();
      ha.advanceTo(now);
      result = action.apply(now);
    }
    log.notifyListeners();
    return result;
  }

  /** Never runs backwards, whatever the clock does. */
  private Duration now() {
    Duration now = Duration.ofNanos(nanoClock.getAsLong() - originNanos);
    latest = now.compareTo(latest) > 0 ? now : latest;
    return latest;
  }

  /** For use within an action only. */
  VmModel vm() {
    return vm;
  }

  /** For use within an action only. */
  HaWatch ha() {
    return ha;
  }

  EventLog log() {
    return log;
  }
}
