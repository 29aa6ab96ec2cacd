package io.guestbeat.heartbeat;

import io.guestbeat.text.BadTextException;
import io.guestbeat.text.DidYouMean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The mode of the heartbeat: whether heartbeats are sent automatically, and whether gates may
 * withhold them.
 */
public enum HeartbeatMode {
  /** None is sent unless somebody asks for it. */
  OFF("off"),
  /**
   * The host is never called. What vSphere HA would do in the mode {@link #ON} is computed and
   * reported.
   */
  DRY_RUN("dry-run"),
  /** They are sent as long as the JVM runs; gates only report. */
  PRESENCE("presence"),
  /** They are sent while the gates are open. */
  ON("on");

  /** What is accepted, for people: completes "accepted is". */
  public static final String ACCEPTED = "off, dry-run, presence or on";

  private static final List<String> YES = Arrays.asList("true", "yes", "1", "enable", "enabled");
  private static final List<String> NO = Arrays.asList("false", "no", "0", "disable", "disabled");

  private final String text;

  HeartbeatMode(String text) {
    this.text = text;
  }

  /**
   * Returns the mode of this name.
   *
   * @throws IllegalArgumentException that names what is accepted, and what was probably meant
   */
  public static HeartbeatMode ofText(String text) {
    List<String> known = new ArrayList<>();
    for (HeartbeatMode mode : values()) {
      if (mode.text.equals(text)) {
        return mode;
      }
      known.add(mode.text);
    }
    String meant = meant(text, known).map(mode -> "; did you mean " + mode + "?").orElse("");
    throw new BadTextException("is not a mode" + meant).about(text, ACCEPTED);
  }

  private static Optional<String> meant(String text, List<String> known) {
    String word = text.toLowerCase(Locale.ROOT);
    if (YES.contains(word)) {
      return Optional.of(ON.text);
    }
    return NO.contains(word) ? Optional.of(OFF.text) : DidYouMean.find(text, known);
  }

  /** Returns its name in options: {@code off}, {@code dry-run}, {@code presence}, {@code on}. */
  public String text() {
    return text;
  }
}
