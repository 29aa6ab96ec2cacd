package io.guestbeat.agent.stats;

import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;

/** Looks at the host's statistics again and again. For one thread. */
public final class SampleSeries {
  private final GuestHandle handle;
  private final Clock clock;
  private final Output output;
  private Sample latest;
  private String latestTrouble = "";

  public SampleSeries(GuestHandle handle, Clock clock, Output output) {
    this.handle = handle;
    this.clock = clock;
    this.output = output;
  }

  /**
   * Looks so many times. A host that has once answered may fail for a while, which is told and
   * waited out.
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
      if (latest == null) {
        throw e;
      }
      tell(e.getMessage());
      return;
    }
    latestTrouble = "";
    latest =
        latest == null
            ? Sample.first(clock.instant(), snapshot)
            : latest.next(clock.instant(), snapshot);
    output.write(latest);
  }

  /** Once, until it is over or another. */
  private void tell(String trouble) {
    if (!trouble.equals(latestTrouble)) {
      latestTrouble = trouble;
      output.tell(trouble);
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

  /** Where samples go. */
  public interface Output {
    void write(Sample sample) throws IOException;

    /** Says why there is no sample now. */
    void tell(String trouble);
  }

  /** What is between two looks. */
  public interface Pause {
    void untilNext() throws InterruptedException;
  }
}
