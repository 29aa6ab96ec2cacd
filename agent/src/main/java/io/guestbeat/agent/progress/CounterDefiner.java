package io.guestbeat.agent.progress;

import io.guestbeat.text.ReasonText;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;

/** Defines the classes of counters in the class loaders of an application. Safe between threads. */
final class CounterDefiner {
  private final ModuleAccess modules;
  private final Method defineClass;

  CounterDefiner(Instrumentation instrumentation) {
    modules = new ModuleAccess(instrumentation);
    try {
      modules.open(ClassLoader.class);
      defineClass =
          ClassLoader.class.getDeclaredMethod(
              "defineClass",
              String.class,
              byte[].class,
              int.class,
              int.class,
              ProtectionDomain.class);
      defineClass.setAccessible(true);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "this JVM lets no agent define classes: " + ReasonText.of(e), e);
    }
  }

  /** The counter beside the class of this name; it may be there already. */
  EntryCounter define(ClassLoader loader, ProtectionDomain domain, String watchedClass)
      throws ReflectiveOperationException {
    String name = EntryCounter.nameFor(watchedClass);
    Class<?> type;
    try {
      byte[] file = EntryCounter.classFile(name.replace('.', '/'));
      type = (Class<?>) defineClass.invoke(loader, name, file, 0, file.length, domain);
    } catch (InvocationTargetException e) {
      if (!(e.getCause() instanceof LinkageError)) {
        throw e;
      }
      // An earlier weaving of this class has defined it: the JVM finds it without asking the
      // loader.
      type = Class.forName(name, false, loader);
    }
    modules.open(type);
    return new EntryCounter(type);
  }
}
