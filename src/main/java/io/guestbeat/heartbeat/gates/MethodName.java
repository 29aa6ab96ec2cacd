package io.guestbeat.heartbeat.gates;

import io.guestbeat.text.BadTextException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A method as operators name it: {@code com.acme.Loop#poll} for every overload that the class
 * itself declares, {@code com.acme.Loop#poll(int,java.lang.String[])} for one. Immutable.
 */
public final class MethodName {
  private static final String NAME = "[^\\s#+.,;/()\\[\\]<>]+";
  private static final Pattern TEXT =
      Pattern.compile("(NAME(?:\\.NAME)*)#(NAME|<init>)(?:\\(([^()]*)\\))?".replace("NAME", NAME));

  private final String text;
  private final String className;
  private final String name;
  private final Optional<String> parameters;

  private MethodName(String text, Matcher matcher) {
    this.text = text;
    className = matcher.group(1);
    name = matcher.group(2);
    parameters = Optional.ofNullable(matcher.group(3)).map(list -> list.replaceAll("\\s", ""));
  }

  /**
   * Returns the method of this text.
   *
   * @throws IllegalArgumentException if it names no class and method
   */
  public static MethodName parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new BadTextException("has \"" + text + "\", which is no class and its method");
    }
    return new MethodName(text, matcher);
  }

  /** Returns the binary name of its class. */
  public String className() {
    return className;
  }

  /** Returns the name of the method in that class. */
  public String name() {
    return name;
  }

  /** Returns the types of its parameters, joined by commas; empty if all overloads are meant. */
  public Optional<String> parameters() {
    return parameters;
  }

  @Override
  public String toString() {
    return text;
  }
}
