package io.guestbeat.heartbeat.gates;

import static java.util.stream.Collectors.toList;

import io.guestbeat.settings.Key;
import io.guestbeat.settings.Parsers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The keys of the progress gate, which the agent makes. Stateless. */
public final class ProgressKeys {
  public static final Key<List<MethodName>> METHOD =
      Key.required(
          "method",
          "a class and its method, such as com.acme.Loop#poll or"
              + " com.acme.Loop#poll(int,java.lang.String[]), or several joined by +",
          "it is enough that one of them is entered; name the class that has the method's code",
          ProgressKeys::methods);
  public static final Key<Duration> WITHIN =
      Key.withDefault(
          "within",
          "1m",
          "a time above zero, such as 1m",
          "the longest time between two entries",
          Parsers::someTime);
  static final List<Key<?>> ALL = Key.listOf(METHOD, WITHIN);

  private ProgressKeys() {}

  private static List<MethodName> methods(String text) {
    return Arrays.stream(Parsers.nonEmpty(text).split("\\+", -1))
        .map(method -> MethodName.parse(method.trim()))
        .collect(toList());
  }
}
