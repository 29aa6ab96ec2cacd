package io.guestbeat.cli.top.screen;

import io.guestbeat.cli.attach.AttachException;
import io.guestbeat.cli.top.BackgroundReader;
import io.guestbeat.cli.top.Reading;
import io.guestbeat.cli.top.ReadingHistory;
import io.guestbeat.cli.top.TopView;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;

/** The live screen: draws what is known, and obeys the keys. For one thread. */
public final class LiveScreen implements AutoCloseable {
  /** How often keys and the terminal's size are looked at. */
  private static final long TICK_MS = 100;

  /** A look that takes longer is told of. */
  private static final long SLOW_NANOS = Duration.ofSeconds(2).toNanos();

  /** As shells have it: this and the signal's number. */
  private static final int ENDED_BY_SIGNAL = 128;

  private final Canvas canvas;
  private final Glyphs glyphs;
  private boolean isPaused;
  private long askedNanos;
  private TopView drawn;
  private String drawnNote = "";
  private Size drawnSize = new Size();

  private LiveScreen(Canvas canvas, Glyphs glyphs) {
    this.canvas = canvas;
    this.glyphs = glyphs;
  }

  /** Takes the terminal for it, if there is one that can show it. */
  public static Optional<LiveScreen> open(Map<String, String> environment, boolean hasColours) {
    Glyphs glyphs = Glyphs.of(environment);
    return Canvas.open(environment, glyphs, new Palette(hasColours))
        .map(canvas -> new LiveScreen(canvas, glyphs));
  }

  /**
   * Shows so many looks, or until it is ended by a key.
   *
   * @param first what has been read already, the first look
   * @return the exit status: 0, or as a shell has it where a signal ended it
   * @throws AttachException if what it watches has ended
   */
  public int run(BackgroundReader watch, Reading first, long count, Duration interval)
      throws AttachException, InterruptedException {
    Screen screen = new Screen(watch.description(), ZoneId.systemDefault(), glyphs);
    ReadingHistory course = new ReadingHistory();
    TopView moment = course.take(first);
    long looks = 1;
    askedNanos = System.nanoTime();
    while (true) {
      draw(screen, moment, note(watch));
      int key = canvas.key(TICK_MS);
      if (canvas.signal() != 0) {
        return ENDED_BY_SIGNAL + canvas.signal();
      }
      if (looks == count || key == 'q' || key == 'Q' || key == Canvas.NO_TERMINAL) {
        return 0;
      }
      isPaused ^= key == 'p' || key == 'P';
      if (!isPaused && System.nanoTime() - askedNanos >= interval.toNanos() && !watch.isAsked()) {
        askedNanos = System.nanoTime();
        watch.ask();
      }
      Optional<Reading> answer = watch.answer(Duration.ZERO);
      if (answer.isPresent()) {
        moment = course.take(answer.get());
        looks++;
      }
    }
  }

  private String note(BackgroundReader watch) {
    long nanos = System.nanoTime() - askedNanos;
    if (watch.isAsked() && nanos > SLOW_NANOS) {
      return "no answer for " + TimeUnit.NANOSECONDS.toSeconds(nanos) + "s";
    }
    return isPaused ? "PAUSED" : "";
  }

  /** Only what is new. */
  private void draw(Screen screen, TopView moment, String note) {
    Size size = canvas.size();
    boolean isNews = moment != drawn || !note.equals(drawnNote) || !size.equals(drawnSize);
    if (isNews || canvas.isSettling()) {
      canvas.draw(screen.lines(moment, note, size.getColumns(), size.getRows()));
      drawn = moment;
      drawnNote = note;
      drawnSize = size;
    }
  }

  /** Restores the terminal. */
  @Override
  public void close() throws IOException {
    canvas.close();
  }
}
