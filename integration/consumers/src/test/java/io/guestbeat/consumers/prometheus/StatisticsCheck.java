package io.guestbeat.consumers.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.consumers.prometheus.PrometheusServer.Sample;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.SimulatedVm;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;

/** Holds what Prometheus has of a JVM against what its host knows. */
final class StatisticsCheck {
  /** The Guest API's word for no limit. */
  private static final long UNLIMITED = 4294967295L;

  private static final Percentage ROUNDING = Percentage.withPercentage(1e-9);

  private final PrometheusServer prometheus;
  private final Fleet fleet;
  private final Fleet.Member member;
  private final Map<String, JmxRule> rules;

  StatisticsCheck(PrometheusServer prometheus, Fleet fleet, Fleet.Member member)
      throws IOException {
    this.prometheus = prometheus;
    this.fleet = fleet;
    this.member = member;
    rules =
        JmxRule.all().stream()
            .filter(rule -> rule.bean().equals("GuestStats"))
            .collect(
                Collectors.toMap(JmxRule::attribute, Function.identity(), (none, rule) -> rule));
  }

  /** While the VM stands still: all up to this statistic must be there, and none beyond it. */
  void requireTruth(int highestId) {
    SimulatedVm vm = fleet.simulator(member).vm();
    vm.freeze();
    Snapshot truth = vm.snapshot();
    String elapsed = metric(Statistic.ELAPSED_MS);
    double seconds = truth.value(Statistic.ELAPSED_MS).getAsLong() / 1000.0;
    Wait.until(
        () -> prometheus.query("abs(" + elapsed + " - " + seconds + ") < 1e-6").size() == 1,
        () -> member + " never has " + seconds + " of " + elapsed);

    for (Statistic statistic : Statistic.values()) {
      requireTruth(statistic, given(truth, statistic, highestId));
    }
    assertThat(prometheus.query("guestbeat_resource_pool" + instance()))
        .singleElement()
        .satisfies(
            pool ->
                assertThat(pool.label("path")).isEqualTo(truth.resourcePoolPath().orElseThrow()));
    vm.unfreeze();
  }

  private void requireTruth(Statistic statistic, OptionalLong value) {
    OptionalDouble found = value(metric(statistic));
    assertThat(found.isPresent()).as(member + " has " + statistic).isEqualTo(value.isPresent());
    if (value.isPresent() && statistic.hasUnlimited() && value.getAsLong() == UNLIMITED) {
      assertThat(found.getAsDouble()).as(statistic.apiName()).isInfinite().isPositive();
    } else if (value.isPresent()) {
      assertThat(found.getAsDouble())
          .as(member + "'s " + statistic)
          .isCloseTo(value.getAsLong() * baseUnits(statistic), ROUNDING);
    }
  }

  /** {@code MemShares64} is {@code MemShares} where the host is too old for it. */
  private static OptionalLong given(Snapshot truth, Statistic statistic, int highestId) {
    if (statistic == Statistic.MEM_SHARES_64) {
      return truth.value(Statistic.MEM_SHARES);
    }
    return statistic.id() <= highestId ? truth.value(statistic) : OptionalLong.empty();
  }

  /** By the unit that the Guest API gives it, not by what the rule says. */
  private static double baseUnits(Statistic statistic) {
    return switch (statistic.unit()) {
      case MHZ -> 1e6;
      case MB -> 1 << 20;
      case MS -> 1e-3;
      default -> 1;
    };
  }

  private String metric(Statistic statistic) {
    JmxRule rule = rules.get(statistic.apiName());
    assertThat(rule).as("rule of " + statistic).isNotNull();
    return rule.name() + instance();
  }

  private String instance() {
    return "{instance=\"" + fleet.instance(member) + "\"}";
  }

  private OptionalDouble value(String query) {
    List<Sample> samples = prometheus.query(query);
    assertThat(samples).as(query).hasSizeLessThanOrEqualTo(1);
    return samples.stream().mapToDouble(Sample::value).findFirst();
  }
}
