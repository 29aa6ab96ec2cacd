package io.guestbeat.heartbeat.escalation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the file {@code resets}: a withholding that began, {@code 1764000000000 why}, or the
 * withdrawal of the one of that time, {@code withdrawn 1764000000000}. Immutable.
 */
final class Claim {
  private static final int LONGEST_REASON = 120;
  private static final String WITHDRAWN = "withdrawn ";

  /** Thirteen digits reach to the year 2286; a line that was cut off has fewer. */
  private static final Pattern LINE = Pattern.compile("(withdrawn )?(\\d{13})( .*)?");

  private final long epochMs;
  private final String line;
  private final boolean isWithdrawal;

  private Claim(long epochMs, String line, boolean isWithdrawal) {
    this.epochMs = epochMs;
    this.line = line;
    this.isWithdrawal = isWithdrawal;
  }

  static Claim of(long epochMs, String reason) {
    String oneLine = reason.replaceAll("\\p{Cntrl}+", " ");
    String excerpt = oneLine.substring(0, Math.min(LONGEST_REASON, oneLine.length()));
    return new Claim(epochMs, digits(epochMs) + " " + excerpt, false);
  }

  /** The claim or withdrawal of this line, if it is one. */
  static Optional<Claim> parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(new Claim(Long.parseLong(matcher.group(2)), line, matcher.group(1) != null));
  }

  /** Of these entries, in their order, the claims that were not withdrawn. */
  static List<Claim> standing(Iterable<Claim> entries) {
    Map<Long, Claim> standing = new LinkedHashMap<>();
    for (Claim entry : entries) {
      if (entry.isWithdrawal) {
        standing.remove(entry.epochMs);
      } else {
        standing.put(entry.epochMs, entry);
      }
    }
    return new ArrayList<>(standing.values());
  }

  Claim withdrawn() {
    return new Claim(epochMs, WITHDRAWN + digits(epochMs), true);
  }

  long epochMs() {
    return epochMs;
  }

  /** As it stands in the file. */
  String line() {
    return line;
  }

  private static String digits(long epochMs) {
    return String.format(Locale.ROOT, "%013d", epochMs);
  }
}
