package io.guestbeat.agent.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Options as they were given, and what is wrong with them. Used by one thread. */
final class GivenOptions {
  /** What Kubernetes sets in every pod beside a service named "guestbeat"; not meant for us. */
  private static final Pattern SERVICE_LINK =
      Pattern.compile("GUESTBEAT_(SERVICE_HOST|SERVICE_PORT|PORT)(_.*)?");

  private static final String GATE_PREFIX = "gate.";

  private final Map<String, Given> byKey = new HashMap<>();

  /** The keys of single gates, by a spelling that all sources share. */
  private final Map<String, Given> gateKeys = new TreeMap<>();

  private final List<String> problems = new ArrayList<>();

  private GivenOptions() {}

  /** Reads all sources, the one that wins first. */
  static GivenOptions read(
      String argument, Map<String, String> properties, Map<String, String> environment) {
    GivenOptions given = new GivenOptions();
    given.addArgument(argument);
    given.addProperties(new TreeMap<>(properties));
    given.addEnvironment(new TreeMap<>(environment));
    Path file = given.value(AgentOptions.CONFIG);
    if (file != null) {
      given.addFile(file);
    }
    return given;
  }

  /** The value of this option, its default if none is given; null if it has neither or is bad. */
  <T> T value(Option<T> option) {
    Given given = byKey.get(option.key());
    if (given == null) {
      given = gateKeys.remove(spellingOf(option.key()));
    }
    if (given == null) {
      return option.defaultValue();
    }
    try {
      return option.parse(given.text);
    } catch (IllegalArgumentException e) {
      problems.add(given + ": accepted is " + option.accepted());
      return option.defaultValue();
    }
  }

  /**
   * What this gate was given for its own keys: call it after its other keys were read. An
   * environment variable's name does not tell dashes from dots: they are dashes.
   */
  Map<String, String> gateKeys(String gate) {
    Map<String, String> keys = new TreeMap<>();
    String prefix = spellingOf(GATE_PREFIX + gate + ".");
    gateKeys
        .entrySet()
        .removeIf(
            entry -> {
              boolean isIts = entry.getKey().startsWith(prefix);
              if (isIts) {
                keys.put(entry.getValue().keyBehind(prefix.length()), entry.getValue().text);
              }
              return isIts;
            });
    return keys;
  }

  /** Notes a problem with every key of a gate that was not asked for. */
  void refuseOtherGateKeys() {
    gateKeys.values().forEach(given -> refuse(given + ": its gate is not among those chosen"));
  }

  /** Notes a problem. */
  void refuse(String problem) {
    problems.add(problem);
  }

  void requireNoProblem() throws BadOptionsException {
    if (!problems.isEmpty()) {
      throw new BadOptionsException(problems);
    }
  }

  private void addArgument(String argument) {
    Set<String> seen = new HashSet<>();
    for (String item : argument.split(",")) {
      int equals = item.indexOf('=');
      String key = (equals < 0 ? item : item.substring(0, equals)).trim();
      if (equals < 0 && !key.isEmpty()) {
        problems.add(key + " (agent option): accepted is key=value, with a key of " + keys());
      } else if (equals >= 0) {
        Given given = new Given(key, key, item.substring(equals + 1).trim(), "agent option");
        if (!seen.add(key)) {
          problems.add(given + ": given twice; accepted is one value");
        }
        add(given, option -> option.key().equals(key));
      }
    }
  }

  private void addProperties(Map<String, String> properties) {
    properties.forEach(
        (name, text) -> {
          if (Option.isPropertyName(name)) {
            Given given = new Given(name, Option.keyOfProperty(name), text, "system property");
            add(given, option -> option.propertyName().equals(name));
          }
        });
  }

  private void addEnvironment(Map<String, String> environment) {
    environment.forEach(
        (name, text) -> {
          // Container tools pass a variable that has no value as an empty one.
          if (Option.isEnvironmentName(name)
              && !text.isEmpty()
              && !SERVICE_LINK.matcher(name).matches()) {
            Given given =
                new Given(name, Option.keyOfEnvironment(name), text, "environment variable");
            add(given, option -> option.environmentName().equals(name));
          }
        });
  }

  private void addFile(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      problems.add(byKey.get(AgentOptions.CONFIG.key()) + ": cannot be read: " + e);
      return;
    }
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      Given given = new Given(key, key, properties.getProperty(key).trim(), "file " + file);
      if (key.equals(AgentOptions.CONFIG.key())) {
        problems.add(given + ": a file names no other file");
      } else {
        add(given, option -> option.key().equals(key));
      }
    }
  }

  private void add(Given given, Predicate<Option<?>> isMeant) {
    for (Option<?> option : AgentOptions.ALL) {
      if (isMeant.test(option)) {
        byKey.putIfAbsent(option.key(), given);
        return;
      }
    }
    String spelling = spellingOf(given.key);
    if (spelling.startsWith(spellingOf(GATE_PREFIX))) {
      gateKeys.putIfAbsent(spelling, given);
    } else if (spelling.startsWith(spellingOf(AlarmOptions.PREFIX))) {
      problems.add(given + ": no such option; accepted are " + alarmKeys());
    } else {
      problems.add(given + ": no such option; accepted are " + keys());
    }
  }

  private static String spellingOf(String key) {
    return key.toLowerCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private static String keys() {
    return AgentOptions.ALL.stream()
            .map(Option::key)
            .filter(key -> !key.startsWith(AlarmOptions.PREFIX))
            .collect(Collectors.joining(", "))
        + ", alarm.NAME.KEY and gate.NAME.KEY";
  }

  private static String alarmKeys() {
    return AlarmOptions.ALL.stream().map(Option::key).collect(Collectors.joining(", "));
  }

  /** One option as it was written. */
  private static final class Given {
    final String name;
    final String key;
    final String text;
    final String place;

    Given(String name, String key, String text, String place) {
      this.name = name;
      this.key = key;
      this.text = text;
      this.place = place;
    }

    /** The rest of its key, after so many characters. */
    String keyBehind(int prefixLength) {
      return key.substring(prefixLength);
    }

    @Override
    public String toString() {
      return name + "=" + text + " (" + place + ")";
    }
  }
}
