package io.guestbeat.cli.stats;

import io.guestbeat.concurrent.OnChange;
import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.insight.Insight;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Reads the host's statistics repeatedly. For one thread. */
public final class SampleSeries {
  private final GuestHandle handle;
  private final Clock clock;
  private final SeriesOutput<Sample> output;
  private final Insight insight;
  private boolean hasAnswered;

  /** The kind of the last failure, whatever the host's words. */
  private final OnChange<GuestError> troubles = new OnChange<>();

  /**
   * Creates a series of readings of this host.
   *
   * @param virtualCpus how many the machine has now
   */
  public SampleSeries(
      GuestHandle handle,
      Supplier<OptionalInt> virtualCpus,
      Clock clock,
      SeriesOutput<Sample> output) {
    this.handle = handle;
    this.clock = clock;
    this.output = output;
    this.insight = new Insight(virtualCpus);
  }

  /**
   * Reads the statistics this many times. A host that has once answered may fail for a while, which
   * is told and waited out.
   *
   * @throws GuestException if the host gives nothing at the first look; with the reason
   * @throws IOException if the samples cannot be written
   */
  public void run(long count, Pause pause) throws IOException, InterruptedException {
    for (long look = 1; look <= count; look++) {
      if (look > 1) {
        pause.untilNext();
      }
      takeOne();
    }
  }

  private void takeOne() throws IOException {
    Snapshot snapshot;
    try {
      snapshot = requireSomething(handle.update());
    } catch (GuestException e) {
      if (!hasAnswered) {
        throw e;
      }
      printTrouble(e);
      return;
    }
    troubles.forget();
    hasAnswered = true;
    insight.take(snapshot);
    output.write(new Sample(clock.instant(), insight.figures()));
  }

  /** Once, until it is over or another. */
  private void printTrouble(GuestException trouble) {
    if (troubles.isNew(trouble.error())) {
      output.printTrouble(trouble.getMessage());
    }
  }

  private static Snapshot requireSomething(Snapshot snapshot) {
    if (Arrays.stream(Statistic.values()).noneMatch(each -> snapshot.value(each).isPresent())) {
      Statistic any = Statistic.values()[0];
      throw new GuestException(
          snapshot.error(any),
          "update: the host gives none of the statistics: " + snapshot.error(any).text());
    }
    return snapshot;
  }

  /** The wait between two readings. */
  public interface Pause {
    void untilNext() throws InterruptedException;
  }
}
