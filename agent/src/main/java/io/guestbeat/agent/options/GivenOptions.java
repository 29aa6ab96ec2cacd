package io.guestbeat.agent.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.heartbeat.command.CommandVariables;
import io.guestbeat.machine.RegularFile;
import io.guestbeat.text.AddressText;
import io.guestbeat.text.BadTextException;
import io.guestbeat.text.DidYouMean;
import io.guestbeat.text.ReasonText;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Options as they were given, and what is wrong with them. Used by one thread. */
final class GivenOptions {
  /**
   * Variables that are not options and that nobody has misspelled: what Kubernetes sets in every
   * pod beside a service named "guestbeat", what the launcher reads, what our own commands are
   * given.
   */
  private static final Pattern NO_OPTION =
      Pattern.compile(
          "GUESTBEAT_(SERVICE_HOST|SERVICE_PORT|PORT)(_.*)?|GUESTBEAT_JAVA_OPTS|"
              + String.join("|", CommandVariables.ALL));

  private static final String GATE_PREFIX = "gate.";
  private static final int LONGEST_FILE_BYTES = 1024 * 1024;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Map<String, Given> byKey = new HashMap<>();

  /** The keys of single gates, by a spelling that all sources share. */
  private final Map<String, Given> gateKeys = new TreeMap<>();

  private final List<String> problems = new ArrayList<>();

  /** The environment's names that are not options, and what may be said of each. */
  private final Set<String> foreign = new TreeSet<>();

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
      problems.add(given + ": " + BadTextException.explain(e, option.accepted()));
      return option.defaultValue();
    }
  }

  /**
   * What this gate was given for its own keys: call it after its other keys were read. An
   * environment variable's name does not tell dashes from dots: they are dashes.
   *
   * @param known the keys that the gate has; empty if only the gate knows them
   */
  Map<String, String> gateKeys(String gate, Optional<List<String>> known) {
    Map<String, String> keys = new TreeMap<>();
    String prefix = spellingOf(GATE_PREFIX + gate + ".");
    gateKeys
        .entrySet()
        .removeIf(
            entry -> {
              boolean isIts = entry.getKey().startsWith(prefix);
              if (isIts) {
                addGateKey(entry.getValue(), prefix, known, keys);
              }
              return isIts;
            });
    return keys;
  }

  private void addGateKey(
      Given given, String prefix, Optional<List<String>> known, Map<String, String> keys) {
    String key = given.keyBehind(prefix.length());
    if (given.isOfTheEnvironment() && known.isPresent() && !known.get().contains(key)) {
      String start = given.name.substring(0, given.name.length() - key.length());
      ignore(
          given.name,
          DidYouMean.find(key, known.get()).map(name -> start + Option.inEnvironment(name)));
    } else {
      keys.put(key, given.text);
    }
  }

  /**
   * Notes a problem with every key of a gate that was not asked for; in the environment it may be
   * meant for another JVM.
   */
  void refuseOtherGateKeys() {
    for (Given given : gateKeys.values()) {
      if (given.isOfTheEnvironment()) {
        foreign.add(given.name + " (its gate is not among those chosen)");
      } else {
        refuse(
            given
                + ": its gate is not among those chosen"
                + DidYouMean.hint(given.key, GateOptions.knownKeys()));
      }
    }
  }

  /** Returns what to warn of, in one line; empty if nothing is strange. */
  Optional<String> warning() {
    return foreign.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "ignored environment variables, which are not options: " + String.join(", ", foreign));
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
        problems.add(
            key
                + " (agent option): accepted is key=value, with a key of "
                + keys()
                + "; several values are joined by +, and a value with a comma is given as a system"
                + " property, as an environment variable or in a file");
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
            Given given =
                new Given(name, Option.keyOfProperty(name), text.trim(), "system property");
            add(given, option -> option.propertyName().equals(name));
          }
        });
  }

  private void addEnvironment(Map<String, String> environment) {
    environment.forEach(
        (name, text) -> {
          // Container tools pass a variable that has no value as an empty one.
          if (Option.isEnvironmentName(name)
              && !text.trim().isEmpty()
              && !NO_OPTION.matcher(name).matches()) {
            Given given =
                new Given(name, Option.keyOfEnvironment(name), text.trim(), Given.ENVIRONMENT);
            add(given, option -> option.environmentName().equals(name));
          }
        });
  }

  private void addFile(Path file) {
    Properties properties = new Properties();
    try {
      byte[] contents = RegularFile.at(file).notOfStrangers().contents(LONGEST_FILE_BYTES);
      properties.load(new StringReader(decoded(contents)));
    } catch (IOException | IllegalArgumentException e) {
      problems.add(byKey.get(AgentOptions.CONFIG.key()) + ": cannot be read: " + ReasonText.of(e));
      return;
    }
    for (String name : new TreeSet<>(properties.stringPropertyNames())) {
      // Editors of Windows begin a file with it.
      String key = name.startsWith(BYTE_ORDER_MARK) ? name.substring(1) : name;
      Given given = new Given(key, key, properties.getProperty(name).trim(), Given.FILE + file);
      if (key.equals(AgentOptions.CONFIG.key())) {
        problems.add(given + ": a file names no other file");
      } else {
        add(given, option -> option.key().equals(key));
      }
    }
  }

  /**
   * Returns the text of these bytes.
   *
   * @throws IOException if they are no UTF-8
   */
  private static String decoded(byte[] bytes) throws IOException {
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
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
    } else if (given.isOfTheEnvironment()) {
      ignore(given.name, meant(given.key).map(Option::environmentNameOf));
    } else {
      String accepted = spelling.startsWith(spellingOf(AlarmOptions.PREFIX)) ? alarmKeys() : keys();
      problems.add(
          given.ofAnybody()
              + ": no such option"
              + DidYouMean.orAccepted(given.key, near(given.key), accepted));
    }
  }

  private void ignore(String name, Optional<String> meant) {
    foreign.add(name + meant.map(key -> " (did you mean " + key + "?)").orElse(""));
  }

  private static Optional<String> meant(String key) {
    return DidYouMean.find(key, near(key));
  }

  /** Returns the keys among which one may be meant: the options, or else the keys of gates. */
  private static List<String> near(String key) {
    List<String> options = AgentOptions.ALL.stream().map(Option::key).collect(Collectors.toList());
    return DidYouMean.find(key, options).isPresent() ? options : GateOptions.knownKeys();
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
    static final String ENVIRONMENT = "environment variable";
    static final String FILE = "file ";

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

    boolean isOfTheEnvironment() {
      return place.equals(ENVIRONMENT);
    }

    /** The rest of its key, after so many characters. */
    String keyBehind(int prefixLength) {
      return key.substring(prefixLength);
    }

    /** For what may be none of ours: a file of the application's may hold its passwords. */
    String ofAnybody() {
      return place.startsWith(FILE) ? name + " (" + place + ")" : toString();
    }

    @Override
    public String toString() {
      return name + "=" + AddressText.withoutUser(text) + " (" + place + ")";
    }
  }
}
