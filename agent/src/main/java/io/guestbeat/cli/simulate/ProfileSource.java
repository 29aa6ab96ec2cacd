package io.guestbeat.cli.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.text.DidYouMean;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Reads profiles from a file or from the jar. */
final class ProfileSource {
  static final List<String> READY =
      Collections.unmodifiableList(Arrays.asList("healthy", "starved", "old-host"));

  private static final String ACCEPTED = "a file, or one of " + String.join(", ", READY);

  private ProfileSource() {}

  /**
   * The keys and values of this profile.
   *
   * @param name one that is ready, or else a file
   * @throws BadInputException if it cannot be read
   */
  static Map<String, String> read(String name) throws BadInputException {
    Properties properties = new Properties();
    try (Reader reader = open(name)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInputException(
          Collections.singletonList(name + ": is not a properties file: " + e.getMessage()));
    }
    Map<String, String> values = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    return values;
  }

  private static Reader open(String name) throws BadInputException {
    return READY.contains(name)
        ? new InputStreamReader(
            ProfileSource.class.getResourceAsStream(name + ".properties"), UTF_8)
        : new StringReader(TextFile.read(name, ACCEPTED + DidYouMean.hint(name, READY)));
  }
}
