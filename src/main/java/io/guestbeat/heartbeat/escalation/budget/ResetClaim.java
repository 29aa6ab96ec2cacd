package io.guestbeat.heartbeat.escalation.budget;

import io.guestbeat.text.OneLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the file {@code resets}: a withholding that began, {@code 1764000000000 why}; the
 * withdrawal of the one of that time, {@code withdrawn 1764000000000}; or when the one of that
 * time, which lay in the future, was first seen: {@code seen 1764000000000 1763000000000}.
 * Immutable.
 */
final class ResetClaim {
  private static final int LONGEST_REASON = 120;
  private static final String WITHDRAWN = "withdrawn ";
  private static final String SEEN = "seen ";

  /** Thirteen digits reach to the year 2286; a line that was cut off has fewer. */
  private static final Pattern LINE =
      Pattern.compile("(withdrawn )?(\\d{13})( .*)?", Pattern.DOTALL);

  private static final Pattern SEEN_LINE = Pattern.compile("seen (\\d{13}) (\\d{13})");

  private final long epochMs;
  private final String line;
  private final boolean isWithdrawal;

  /** When a claim that lay in the future was first seen; -1 in other lines. */
  private final long seenAtMs;

  private ResetClaim(long epochMs, String line, boolean isWithdrawal, long seenAtMs) {
    this.epochMs = epochMs;
    this.line = line;
    this.isWithdrawal = isWithdrawal;
    this.seenAtMs = seenAtMs;
  }

  static ResetClaim of(long epochMs, String reason) {
    String excerpt = OneLine.of(reason, LONGEST_REASON);
    return new ResetClaim(epochMs, digits(epochMs) + " " + excerpt, false, -1);
  }

  /** The claim or withdrawal of this line, if it is one. */
  static Optional<ResetClaim> parse(String line) {
    Matcher seen = SEEN_LINE.matcher(line);
    if (seen.matches()) {
      long seenAt = Long.parseLong(seen.group(2));
      return Optional.of(new ResetClaim(Long.parseLong(seen.group(1)), line, false, seenAt));
    }
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new ResetClaim(Long.parseLong(matcher.group(2)), line, matcher.group(1) != null, -1));
  }

  /** Of these entries, in their order, the claims that were not withdrawn. */
  static List<ResetClaim> standing(Iterable<ResetClaim> entries) {
    Map<Long, ResetClaim> standing = new LinkedHashMap<>();
    for (ResetClaim entry : entries) {
      if (entry.isWithdrawal) {
        standing.remove(entry.epochMs);
      } else if (!entry.isSighting()) {
        standing.put(entry.epochMs, entry);
      }
    }
    return new ArrayList<>(standing.values());
  }

  ResetClaim withdrawn() {
    return new ResetClaim(epochMs, WITHDRAWN + digits(epochMs), true, -1);
  }

  /** Returns the line that says when this claim, which lies in the future, was first seen. */
  ResetClaim seenAt(long nowMs) {
    return new ResetClaim(epochMs, SEEN + digits(epochMs) + " " + digits(nowMs), false, nowMs);
  }

  /** Returns whether this line only says when a claim was first seen. */
  boolean isSighting() {
    return seenAtMs >= 0;
  }

  long seenAtMs() {
    return seenAtMs;
  }

  /** Returns why the reset was claimed, in one harmless line. */
  String reason() {
    return OneLine.of(line.substring(Math.min(line.length(), digits(epochMs).length() + 1)));
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
