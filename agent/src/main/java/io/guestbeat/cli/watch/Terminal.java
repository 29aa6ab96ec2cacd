package io.guestbeat.cli.watch;

import java.io.Console;
import java.lang.reflect.Proxy;

/** The terminal that this process was started from, if there is one. */
public final class Terminal {
  private Terminal() {}

  /** Whether somebody can see what is written and answer it. */
  @SuppressWarnings("SystemConsoleNull") // That it is, before Java 22, is half of the answer.
  public static boolean isThere() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // Since Java 22 there is a console in any case.
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException thereIsNoneWithoutATerminal) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /**
   * Has this signal run the task, on a thread that the JVM makes for it, instead of what it does by
   * default. The JDK has no public name for that yet.
   *
   * @return whether the system and the JVM's options allow it
   */
  static boolean onSignal(String name, Runnable task) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object handling =
          Proxy.newProxyInstance(
              Terminal.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                task.run();
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), handling);
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
