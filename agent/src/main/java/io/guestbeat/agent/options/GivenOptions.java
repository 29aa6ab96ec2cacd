package io.guestbeat.agent.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.heartbeat.command.CommandVariables;
import io.guestbeat.machine.RegularFile;
import io.guestbeat.settings.Key;
import io.guestbeat.settings.Problems;
import io.guestbeat.text.DidYouMean;
import io.guestbeat.text.ReasonText;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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

  private static final int LONGEST_FILE_BYTES = 1024 * 1024;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** A line that begins with a gate's kind and a colon; {@code gate.path:} is another option. */
  private static final Pattern COLON_IN_KEY =
      Pattern.compile("(?m)^(\uFEFF?[ \\t]*gate\\.(?!path:)[a-z][a-z0-9-]*):");

  private final Map<String, Given> byKey = new HashMap<>();

  /** The keys of single gates, the one that wins first. */
  private final List<Given> gateKeys = new ArrayList<>();

  private final Problems problems = new Problems();

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
    Optional<Path> file = given.find(AgentOptions.CONFIG);
    if (file.isPresent()) {
      given.addFile(file.get());
    }
    return given;
  }

  /** Returns the value of an option that has a default. */
  <T> T value(Key<T> option) {
    Optional<T> value = find(option);
    if (!value.isPresent()) {
      throw new IllegalStateException(option + " has no default");
    }
    return value.get();
  }

  /** Returns the value of this option; its default if none is given, or one that is refused. */
  <T> Optional<T> find(Key<T> option) {
    Given given = byKey.get(option.name());
    return given == null ? option.defaultValue() : parse(option, given);
  }

  /** Returns the value of what was given; the default of its key if that is refused. */
  <T> Optional<T> parse(Key<T> key, Given given) {
    return problems.parse(key, given.text(), given.toString());
  }

  /** Returns all that was given as a key of a single gate, the one that wins first. */
  List<Given> gateKeys() {
    return Collections.unmodifiableList(gateKeys);
  }

  /** Returns where problems are noted. */
  Problems problems() {
    return problems;
  }

  /** Returns what to warn of, in one line; empty if nothing is strange. */
  Optional<String> warning() {
    return foreign.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "ignored environment variables, which are not options: " + String.join(", ", foreign));
  }

  void requireNoProblem() throws BadOptionsException {
    if (!problems.isEmpty()) {
      throw new BadOptionsException(problems.all());
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
        Given given = Given.inArgument(key, item.substring(equals + 1));
        if (!seen.add(key)) {
          problems.add(given + ": given twice; accepted is one value");
        }
        add(given, option -> option.name().equals(key));
      }
    }
  }

  private void addProperties(Map<String, String> properties) {
    for (Map.Entry<String, String> one : properties.entrySet()) {
      String name = one.getKey();
      if (OptionName.isProperty(name)) {
        add(
            Given.inProperty(name, one.getValue()),
            option -> OptionName.property(option.name()).equals(name));
      }
    }
  }

  private void addEnvironment(Map<String, String> environment) {
    for (Map.Entry<String, String> one : environment.entrySet()) {
      String name = one.getKey();
      // Container tools pass a variable that has no value as an empty one.
      if (OptionName.isEnvironment(name)
          && !one.getValue().trim().isEmpty()
          && !NO_OPTION.matcher(name).matches()) {
        add(
            Given.inEnvironment(name, one.getValue()),
            option -> OptionName.environment(option.name()).equals(name));
      }
    }
  }

  private void addFile(Path file) {
    Properties properties = new Properties();
    try {
      byte[] contents = RegularFile.at(file).notOfStrangers().contents(LONGEST_FILE_BYTES);
      properties.load(new StringReader(withNamesOfGates(decoded(contents))));
    } catch (IOException | IllegalArgumentException e) {
      problems.add(byKey.get(AgentOptions.CONFIG.name()) + ": cannot be read: " + ReasonText.of(e));
      return;
    }
    for (String name : new TreeSet<>(properties.stringPropertyNames())) {
      // Editors of Windows begin a file with it.
      String key = name.startsWith(BYTE_ORDER_MARK) ? name.substring(1) : name;
      Given given = Given.inFile(key, properties.getProperty(name), file);
      if (key.equals(AgentOptions.CONFIG.name())) {
        problems.add(given + ": a file names no other file");
      } else {
        add(given, option -> option.name().equals(key));
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

  /** Keeps the colon in {@code gate.http:admin.url}, which ends a key in a properties file. */
  private static String withNamesOfGates(String lines) {
    return COLON_IN_KEY.matcher(lines).replaceAll("$1\\\\:");
  }

  private void add(Given given, Predicate<Key<?>> isMeant) {
    for (Key<?> option : AgentOptions.ALL) {
      if (isMeant.test(option)) {
        byKey.putIfAbsent(option.name(), given);
        return;
      }
    }
    String spelling = OptionName.spelling(given.key());
    if (spelling.startsWith(OptionName.spelling(GateOptions.PREFIX))) {
      gateKeys.add(given);
    } else if (given.isOfTheEnvironment()) {
      ignore(
          given,
          meant(given.key())
              .map(key -> "did you mean " + OptionName.environment(key) + "?")
              .orElse(""));
    } else {
      boolean isOfAlarms = spelling.startsWith(OptionName.spelling(AlarmOptions.PREFIX));
      problems.add(
          given.ofAnybody()
              + ": no such option"
              + DidYouMean.orAccepted(
                  given.key(), near(given.key()), isOfAlarms ? alarmKeys() : keys()));
    }
  }

  /** Notes a variable of the environment that may be meant for somebody else. */
  void ignore(Given given, String why) {
    foreign.add(given.name() + (why.isEmpty() ? "" : " (" + why + ")"));
  }

  private static Optional<String> meant(String key) {
    return DidYouMean.find(key, near(key));
  }

  /** Returns the keys among which one may be meant: the options, or else the keys of gates. */
  private static List<String> near(String key) {
    List<String> options = Key.names(AgentOptions.ALL);
    return DidYouMean.find(key, options).isPresent() ? options : GateOptions.knownKeys();
  }

  private static String keys() {
    return AgentOptions.ALL.stream()
            .map(Key::name)
            .filter(key -> !key.startsWith(AlarmOptions.PREFIX))
            .collect(Collectors.joining(", "))
        + ", alarm.NAME.KEY and gate.NAME.KEY";
  }

  private static String alarmKeys() {
    return AlarmOptions.ALL.stream().map(Key::name).collect(Collectors.joining(", "));
  }
}
