package io.guestbeat.agent.options;

import io.guestbeat.heartbeat.command.CommandLine;
import io.guestbeat.text.BadTextException;
import io.guestbeat.text.DurationText;
import io.guestbeat.text.PathText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * How options' texts become values; each method throws {@link IllegalArgumentException} for what it
 * does not accept.
 */
final class OptionValues {
  private static final Pattern GATE_NAME = Pattern.compile("[a-z][a-z0-9-]*");

  private OptionValues() {}

  /** A span of at most {@code longest}, such as {@code 500ms} or {@code 1s}. */
  static Function<String, Duration> upTo(Duration longest) {
    return between(Duration.ZERO, longest);
  }

  /** A span of these bounds. */
  static Function<String, Duration> between(Duration shortest, Duration longest) {
    return text -> {
      Duration duration = DurationText.parse(text);
      require(duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0);
      return duration;
    };
  }

  /** A whole number of 1 or more. */
  static int count(String text) {
    int count = Integer.parseInt(text);
    require(count >= 1);
    return count;
  }

  /** Whether it is the one of these two. */
  static Function<String, Boolean> either(String yes, String no) {
    return text -> {
      require(text.equals(yes) || text.equals(no));
      return text.equals(yes);
    };
  }

  /** The domain of object names that are no patterns. */
  static String domain(String text) {
    try {
      require(!text.isEmpty() && !new ObjectName(text + ":type=GuestStats").isPattern());
      return text;
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static Path path(String text) {
    require(!text.isEmpty());
    return PathText.parse(text);
  }

  static String commandLine(String text) {
    CommandLine.parse(text);
    return text;
  }

  /** Names of gates, joined by {@code +} or commas; {@code none} is no gate. */
  static List<String> gateNames(String text) {
    List<String> names = new ArrayList<>();
    if (!text.equals("none")) {
      for (String item : text.split("[+,]", -1)) {
        String name = item.trim();
        if (!GATE_NAME.matcher(name).matches()) {
          throw new BadTextException(
              name.isEmpty() ? "has an empty name" : "has a name that is none, " + name);
        }
        if (names.contains(name)) {
          throw new BadTextException("names " + name + " twice");
        }
        names.add(name);
      }
    }
    return names;
  }

  private static void require(boolean isAccepted) {
    if (!isAccepted) {
      throw new IllegalArgumentException();
    }
  }
}
