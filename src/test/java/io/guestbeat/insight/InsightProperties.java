package io.guestbeat.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.insight.WatchedVm.Interval;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Every figure is what the simulator knows, whatever befalls the VM and whenever one looks. */
class InsightProperties {
  private static final Figure[] FIGURES = Figure.values();

  @Property(edgeCases = EdgeCasesMode.NONE)
  void cpuFiguresAreTheTruthWithinTheRoundingOfTheCounters(
      @ForAll long seed, @ForAll("lives") List<List<Happening>> life) {
    WatchedVm vm = new WatchedVm(seed);
    for (List<Happening> happenings : life) {
      Interval interval = vm.live(happenings);

      new CpuTruth(interval, vm.figures()).requireIt();
      collect("rates", vm.figures().rates().isPresent());
      collect("shares", vm.figures().value(Figure.CPU_STOLEN_PER_VCPU).isPresent());
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void memoryFiguresAreOfTheMemoryThatTheGuestHasUsed(
      @ForAll long seed, @ForAll("lives") List<List<Happening>> life) {
    WatchedVm vm = new WatchedVm(seed);
    for (List<Happening> happenings : life) {
      vm.live(happenings);

      requireMemory(vm.figures());
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void noFigureIsNegativeInfiniteOrOverItsMaximum(
      @ForAll long seed, @ForAll("lives") List<List<Happening>> life) {
    WatchedVm vm = new WatchedVm(seed);
    for (List<Happening> happenings : life) {
      Interval interval = vm.live(happenings);

      for (Figure figure : FIGURES) {
        vm.figures().value(figure).ifPresent(value -> requireInBounds(figure, value, interval, vm));
      }
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void trendsAreTheWeightedMeansOfWhatWasToldInTheSession(
      @ForAll long seed, @ForAll("lives") List<List<Happening>> life) {
    WatchedVm vm = new WatchedVm(seed);
    TrendTruth truth = new TrendTruth();
    for (List<Happening> happenings : life) {
      vm.live(happenings);
      truth.add(vm.figures());

      truth.requireIt(vm.figures());
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void whatCannotBeComparedIsDroppedAndCounted(
      @ForAll long seed, @ForAll("lives") List<List<Happening>> life) {
    WatchedVm vm = new WatchedVm(seed);
    long dropped = 0;
    for (List<Happening> happenings : life) {
      Interval interval = vm.live(happenings);
      dropped += interval.elapsedMs().isPresent() ? 0 : 1;

      assertThat(vm.figures().rates().isPresent()).isEqualTo(interval.elapsedMs().isPresent());
      assertThat(vm.figures().isSessionChanged()).isEqualTo(!interval.isOfOneSession());
      assertThat(vm.figures().samplesDropped()).isEqualTo(dropped);
    }
  }

  private static void requireMemory(VmFigures figures) {
    Snapshot now = figures.snapshot().orElseThrow();
    double mapped = now.require(Statistic.MEM_MAPPED_MB);
    double ballooned = now.require(Statistic.MEM_BALLOONED_MB);
    double swapped = now.require(Statistic.MEM_SWAPPED_MB);
    double reclaimed = ballooned + swapped + now.value(Statistic.MEM_ZIPPED_MB).orElse(0);
    double used = mapped + reclaimed;
    assertThat(used).isBetween(1.0, (double) Happening.SIZE_MB);

    requireToBe(figures, Figure.MEM_BALLOONED, 100 * ballooned / used);
    requireToBe(figures, Figure.MEM_SWAPPED, 100 * swapped / used);
    requireToBe(figures, Figure.MEM_RECLAIMED_MB, reclaimed);
    requireToBe(figures, Figure.MEM_RECLAIMED, 100 * reclaimed / used);
    double saved = now.require(Statistic.MEM_SHARED_SAVED_MB);
    requireToBe(figures, Figure.MEM_SHARING_SAVED_MB, saved);
    if (mapped > 0) {
      requireToBe(figures, Figure.MEM_SHARING_SAVED, 100 * saved / mapped);
    }
    now.value(Statistic.MEM_TARGET_SIZE_MB)
        .ifPresent(
            target -> {
              double deficit = Math.max(0, now.require(Statistic.MEM_USED_MB) - target);
              requireToBe(figures, Figure.MEM_TARGET_DEFICIT_MB, deficit);
            });
  }

  private static void requireToBe(VmFigures figures, Figure figure, double truth) {
    assertThat(figures.value(figure).orElseThrow())
        .describedAs(figure.apiName())
        .isCloseTo(truth, within(1e-9));
  }

  private static void requireInBounds(
      Figure figure, double value, Interval interval, WatchedVm vm) {
    assertThat(value).describedAs(figure.apiName()).isFinite().isNotNegative();
    OptionalDouble maximum = vm.figures().maximum(figure);
    if (maximum.isPresent() && (interval.isSteady() || figure.maximum() == FigureBound.WHOLE)) {
      assertThat(value).describedAs(figure.apiName()).isLessThanOrEqualTo(maximum.getAsDouble());
    } else if (figure.maximum() == FigureBound.EVERY_CPU) {
      // Nobody knows how many there were: what is counted holds, with its rounding.
      double most = interval.mostVcpus();
      double rounding = (1 + most) / interval.elapsedMs().orElseThrow();
      assertThat(value).describedAs(figure.apiName()).isLessThan(100 * (most + rounding));
    }
  }

  private static void collect(String label, boolean isPresent) {
    Statistics.label(label)
        .collect(isPresent)
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 40));
  }

  /** Intervals between looks, in each of which up to three things happen. */
  @Provide
  Arbitrary<List<List<Happening>>> lives() {
    return Happening.any().list().ofMinSize(1).ofMaxSize(3).list().ofMaxSize(30);
  }
}
