package io.guestbeat.agent.progress;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Type;

/**
 * Finds what a class overrides of the methods of another: an override that does not call the
 * original is progress that the original's counter would not see. Stateless.
 */
final class Overrides {
  private Overrides() {}

  /**
   * Returns those of the methods that this class declares anew, with code.
   *
   * @throws LinkageError if the class names others that are not there
   */
  static List<WatchedMethod> in(Class<?> subclass, List<WatchedMethod> methods) {
    List<WatchedMethod> overridden = new ArrayList<>();
    Method[] declared = subclass.getDeclaredMethods();
    for (WatchedMethod method : methods) {
      for (Method candidate : declared) {
        if (mayOverride(candidate)
            && method.matches(candidate.getName(), Type.getMethodDescriptor(candidate))) {
          overridden.add(method.overriddenIn(subclass.getName()));
          break;
        }
      }
    }
    return overridden;
  }

  private static boolean mayOverride(Method method) {
    int closed = Modifier.STATIC | Modifier.PRIVATE | Modifier.ABSTRACT;
    return (method.getModifiers() & closed) == 0;
  }
}
