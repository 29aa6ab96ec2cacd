package io.guestbeat.heartbeat.escalation.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.heartbeat.escalation.WallClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ResetBudgetProperties {
  private static final Duration WINDOW = Duration.ofMinutes(10);

  @Property(tries = 100)
  void neverMoreThanAllowedWithinAnyWindowWhateverHappens(
      @ForAll @IntRange(max = 3) int allowed,
      @ForAll @Size(max = 30) List<@IntRange(max = 9) Integer> happenings)
      throws IOException {
    Path folder = Files.createTempDirectory("guestbeat-budget");
    WallClock clock = new WallClock();
    List<Instant> standing = new ArrayList<>();
    Deque<Instant> ours = new ArrayDeque<>();
    ResetBudget budget = load(allowed, folder, clock);

    for (int happening : happenings) {
      switch (happening) {
        case 0, 1, 2, 3 -> clock.turn(Duration.ofMinutes(happening));
        case 4 -> withdraw(budget, ours, standing);
        case 5 -> {
          budget.close();
          ours.clear();
          budget = load(allowed, folder, clock);
        }
        default -> {
          boolean isFree = within(clock, standing) < allowed;
          assertThat(budget.tryClaim("dead")).isEqualTo(isFree);
          if (isFree) {
            standing.add(clock.instant());
            ours.addLast(clock.instant());
          }
        }
      }
      clock.turn(Duration.ofMillis(1));
      assertThat(within(clock, standing)).isLessThanOrEqualTo(allowed);
    }

    budget.close();
    delete(folder);
  }

  private static void withdraw(ResetBudget budget, Deque<Instant> ours, List<Instant> standing) {
    budget.withdraw();
    if (!ours.isEmpty()) {
      standing.remove(ours.removeLast());
    }
  }

  private static long within(WallClock clock, List<Instant> claims) {
    return claims.stream().filter(claim -> claim.isAfter(clock.instant().minus(WINDOW))).count();
  }

  private static ResetBudget load(int allowed, Path folder, WallClock clock) {
    return ResetBudget.load(
        ResetAllowance.parse(allowed + "/10m"),
        folder,
        clock,
        report -> {
          throw new AssertionError(report);
        });
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
