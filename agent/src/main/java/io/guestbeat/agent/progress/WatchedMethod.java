package io.guestbeat.agent.progress;

import io.guestbeat.heartbeat.gates.MethodName;
import java.util.Optional;
import net.bytebuddy.jar.asm.Type;

/** A method whose entries are counted, of a class or of its subclass. Immutable. */
final class WatchedMethod {
  private final String text;
  private final String className;
  private final MethodName method;

  private WatchedMethod(String text, String className, MethodName method) {
    this.text = text;
    this.className = className;
    this.method = method;
  }

  static WatchedMethod of(MethodName method) {
    return new WatchedMethod(method.toString(), method.className(), method);
  }

  /** The method of a subclass that overrides this one; {@code subclass} is a binary name. */
  WatchedMethod overriddenIn(String subclass) {
    return new WatchedMethod(subclass + " for " + text, subclass, method);
  }

  /** The binary name of the class. */
  String className() {
    return className;
  }

  /** Returns whether the method of this name and descriptor is meant. */
  boolean matches(String name, String descriptor) {
    Optional<String> parameters = method.parameters();
    return name.equals(method.name())
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
