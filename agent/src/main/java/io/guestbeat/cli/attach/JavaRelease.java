package io.guestbeat.cli.attach;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code release} of a Java installation, as far as it can be read. Its owner may have
 * written anything into it. Immutable.
 */
public final class JavaRelease {
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(?:1\\.)?(\\d+)");
  private static final Pattern MODULES = Pattern.compile("MODULES=\"([^\"]*)\"");

  private final String text;

  /** Reads this text; an empty one says nothing. */
  JavaRelease(String text) {
    this.text = text;
  }

  /** Returns the feature version, 8 for 1.8; empty if the file does not name it. */
  public OptionalInt version() {
    Matcher version = VERSION.matcher(text);
    return version.find()
        ? OptionalInt.of(Integer.parseInt(version.group(1)))
        : OptionalInt.empty();
  }

  /** Returns whether this is an image without that module; false if the file lists no modules. */
  public boolean lacksModule(String module) {
    Matcher modules = MODULES.matcher(text);
    return modules.find() && !Arrays.asList(modules.group(1).split(" ")).contains(module);
  }
}
