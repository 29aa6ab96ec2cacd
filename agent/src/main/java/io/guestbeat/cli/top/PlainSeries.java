package io.guestbeat.cli.top;

import io.guestbeat.cli.attach.AttachException;
import io.guestbeat.cli.stats.SampleSeries.Pause;
import io.guestbeat.cli.stats.SeriesOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Prints one line per reading, for use without a terminal. For one thread. */
public final class PlainSeries {
  /** A look that takes longer is told of. */
  private static final Duration SLOW = Duration.ofSeconds(10);

  private final BackgroundReader watch;
  private final SeriesOutput<TopView> output;
  private final ReadingHistory course = new ReadingHistory();
  private String latestTrouble = "";

  public PlainSeries(BackgroundReader watch, SeriesOutput<TopView> output) {
    this.watch = watch;
    this.output = output;
  }

  /**
   * Shows so many looks.
   *
   * @param first what has been read already, the first look
   * @throws AttachException if what it watches has ended
   */
  public void run(Reading first, long count, Pause pause)
      throws AttachException, IOException, InterruptedException {
    show(first);
    for (long look = 2; look <= count; look++) {
      pause.untilNext();
      watch.ask();
      Optional<Reading> answer = watch.answer(SLOW);
      while (!answer.isPresent()) {
        printTrouble("no answer for a while");
        answer = watch.answer(SLOW);
      }
      show(answer.get());
    }
  }

  private void show(Reading reading) throws IOException {
    String noStatistics = reading.missingStatistics();
    printTrouble(noStatistics.isEmpty() ? reading.missingHeartbeat() : noStatistics);
    output.write(course.take(reading));
  }

  /** Once, until it is over or another. */
  private void printTrouble(String trouble) {
    if (!trouble.isEmpty() && !trouble.equals(latestTrouble)) {
      output.printTrouble(trouble);
    }
    latestTrouble = trouble;
  }
}
