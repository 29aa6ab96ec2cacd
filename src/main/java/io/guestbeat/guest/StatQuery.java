package io.guestbeat.guest;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The query of {@link GuestLibrary#statGet}, validated before it is sent, because its parts become
 * part of a command to the host. Immutable.
 */
public final class StatQuery {
  /** The encodings that hosts know. */
  public static final List<String> ENCODINGS =
      Collections.unmodifiableList(Arrays.asList("text", "json", "xml", "yaml"));

  /** VMware's library sends commands of at most 255 characters; this leaves room for the rest. */
  private static final int MAX_STAT_LENGTH = 200;

  private final String encoding;
  private final String stat;

  private StatQuery(String encoding, String stat) {
    this.encoding = encoding;
    this.stat = stat;
  }

  /**
   * The query of this encoding and statistic.
   *
   * @throws GuestException {@link GuestError#INVALID_ARG} that names what is accepted
   */
  public static StatQuery of(String encoding, String stat) {
    if (!ENCODINGS.contains(encoding)) {
      throw invalid("encoding \"" + encoding + "\"; accepted are text, json, xml and yaml");
    }
    if (stat == null
        || stat.length() > MAX_STAT_LENGTH
        || !stat.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw invalid(
          "a statistic's name is of at most "
              + MAX_STAT_LENGTH
              + " printable ASCII characters, or empty for the list of names");
    }
    return new StatQuery(encoding, stat);
  }

  /** Returns the encoding, one of {@link #ENCODINGS}. */
  public String encoding() {
    return encoding;
  }

  /** Returns the name of the statistic; empty asks for the list of names. */
  public String stat() {
    return stat;
  }

  private static GuestException invalid(String why) {
    return new GuestException(GuestError.INVALID_ARG, "statGet: " + why);
  }
}
