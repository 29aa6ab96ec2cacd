package io.guestbeat.agent.progress;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.bytebuddy.jar.asm.Type;

/**
 * A method as operators name it: {@code com.acme.Loop#poll} for every overload that the class
 * itself declares, {@code com.acme.Loop#poll(int,java.lang.String[])} for one. Immutable.
 */
final class WatchedMethod {
  private static final String NAME = "[^\\s#+.,;/()\\[\\]<>]+";
  private static final Pattern TEXT =
      Pattern.compile("(NAME(?:\\.NAME)*)#(NAME|<init>)(?:\\(([^()]*)\\))?".replace("NAME", NAME));

  private final String text;
  private final String className;
  private final String methodName;
  private final Optional<String> parameters;

  private WatchedMethod(
      String text, String className, String methodName, Optional<String> parameters) {
    this.text = text;
    this.className = className;
    this.methodName = methodName;
    this.parameters = parameters;
  }

  /**
   * The method of this text.
   *
   * @throws IllegalArgumentException that says what is accepted
   */
  static WatchedMethod parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\"; accepted is a class and its method, such as com.acme.Loop#poll");
    }
    return new WatchedMethod(
        text,
        matcher.group(1),
        matcher.group(2),
        Optional.ofNullable(matcher.group(3)).map(list -> list.replaceAll("\\s", "")));
  }

  /** The method of a subclass that overrides this one; {@code subclass} is a binary name. */
  WatchedMethod overriddenIn(String subclass) {
    return new WatchedMethod(subclass + " for " + text, subclass, methodName, parameters);
  }

  /** The binary name of the class. */
  String className() {
    return className;
  }

  /** Whether the method of this name and descriptor is meant. */
  boolean matches(String name, String descriptor) {
    return name.equals(methodName)
        && (!parameters.isPresent() || parameters.get().equals(parametersOf(descriptor)));
  }

  @Override
  public String toString() {
    return text;
  }

  private static String parametersOf(String descriptor) {
    StringBuilder list = new StringBuilder();
    for (Type parameter : Type.getArgumentTypes(descriptor)) {
      list.append(list.length() == 0 ? "" : ",").append(parameter.getClassName());
    }
    return list.toString();
  }
}
