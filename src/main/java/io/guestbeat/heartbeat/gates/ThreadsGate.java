package io.guestbeat.heartbeat.gates;

import io.guestbeat.concurrent.LiveThreads;
import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import io.guestbeat.settings.Key;
import io.guestbeat.settings.Parsers;
import io.guestbeat.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Dead when a thread that must live is not there, be it that it has ended or never started. Virtual
 * threads are not seen.
 */
final class ThreadsGate implements HeartbeatGate {
  /** What stands before a + that was meant as a quantifier, not as the end of a name. */
  private static final Pattern CUT_QUANTIFIER =
      Pattern.compile(".*(\\\\[a-zA-DF-Z]|]|\\.)", Pattern.DOTALL);

  static final Key<List<Pattern>> NAMES =
      Key.required(
          "names",
          "regular expressions joined by +, so write \\d\\d* instead of \\d+",
          "each must match the whole name of at least one live thread",
          ThreadsGate::patterns);
  static final List<Key<?>> KEYS = Key.listOf(NAMES);

  private final Supplier<Stream<String>> liveNames;
  private List<Pattern> required;

  ThreadsGate() {
    this(LiveThreads::names);
  }

  ThreadsGate(Supplier<Stream<String>> liveNames) {
    this.liveNames = liveNames;
  }

  @Override
  public String name() {
    return "threads";
  }

  @Override
  public void configure(Map<String, String> keys) {
    required = Settings.of(KEYS, keys).value(NAMES);
  }

  @Override
  public Verdict check() {
    List<Pattern> missing = new ArrayList<>(required);
    liveNames.get().forEach(name -> missing.removeIf(pattern -> pattern.matcher(name).matches()));
    return missing.isEmpty()
        ? Verdict.alive()
        : Verdict.dead(
            missing.stream()
                .map(pattern -> "\"" + pattern + "\"")
                .collect(Collectors.joining(", ", "no live thread has a name like ", "")));
  }

  private static List<Pattern> patterns(String text) {
    String[] names = text.split("\\+", -1);
    List<Pattern> patterns = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      boolean isLast = i == names.length - 1;
      Parsers.require(isLast || !CUT_QUANTIFIER.matcher(names[i]).matches());
      patterns.add(Pattern.compile(Parsers.nonEmpty(names[i]), Pattern.DOTALL));
    }
    return patterns;
  }
}
