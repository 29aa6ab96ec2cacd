package io.guestbeat.heartbeat.gates;

import io.guestbeat.settings.Parsers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Status codes of HTTP, such as {@code 200-399}, {@code 2xx} or {@code 200+404}. Immutable. */
final class StatusCodes {
  private static final Pattern RANGE =
      Pattern.compile("([1-5]\\d\\d)(?:\\s*-\\s*([1-5]\\d\\d))?|([1-5])[xX]{2}");

  private final String text;
  private final List<int[]> ranges = new ArrayList<>();

  private StatusCodes(String text) {
    this.text = text;
    for (String item : text.split("[+,]", -1)) {
      Matcher matcher = RANGE.matcher(item.trim());
      Parsers.require(matcher.matches());
      if (matcher.group(3) != null) {
        int hundred = Integer.parseInt(matcher.group(3)) * 100;
        ranges.add(new int[] {hundred, hundred + 99});
        continue;
      }
      int first = Integer.parseInt(matcher.group(1));
      int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
      Parsers.require(first <= last);
      ranges.add(new int[] {first, last});
    }
  }

  /**
   * The codes of this text.
   *
   * @throws IllegalArgumentException if it is no list of codes and ranges joined by +
   */
  static StatusCodes parse(String text) {
    return new StatusCodes(text.trim());
  }

  boolean contains(int status) {
    return ranges.stream().anyMatch(range -> range[0] <= status && status <= range[1]);
  }

  @Override
  public String toString() {
    return text;
  }
}
