package io.guestbeat.agent.progress;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * Opens single packages of modules to Guestbeat's own module, which is no other's, for reflection.
 * By reflection itself, as Java 8 has no modules.
 */
final class ModuleAccess {
  private final Instrumentation instrumentation;

  ModuleAccess(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Opens the package of this class; does nothing where it is in no named module. */
  void open(Class<?> type) throws ReflectiveOperationException {
    Method getModule;
    try {
      getModule = Class.class.getMethod("getModule");
    } catch (NoSuchMethodException e) {
      return;
    }
    String name = type.getName();
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      // Only the unnamed module has classes without a package.
      return;
    }
    Object ours = getModule.invoke(ModuleAccess.class);
    Map<String, Set<Object>> opens =
        Collections.singletonMap(name.substring(0, dot), Collections.singleton(ours));
    redefineModule()
        .invoke(
            instrumentation,
            getModule.invoke(type),
            Collections.emptySet(),
            Collections.emptyMap(),
            opens,
            Collections.emptySet(),
            Collections.emptyMap());
  }

  private static Method redefineModule() throws ReflectiveOperationException {
    return Instrumentation.class.getMethod(
        "redefineModule",
        Class.forName("java.lang.Module"),
        Set.class,
        Map.class,
        Map.class,
        Set.class,
        Map.class);
  }
}
