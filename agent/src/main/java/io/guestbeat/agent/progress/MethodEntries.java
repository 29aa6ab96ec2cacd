package io.guestbeat.agent.progress;

import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.text.ReasonText;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.management.ManagementFactory;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts how often an application enters some methods. Sees every class that is loaded, where all
 * but those meant cost one look into a map. Weaving happens on whatever thread loads a class;
 * {@link #count()} and {@link #close()} are called by one at a time.
 */
final class MethodEntries implements ClassFileTransformer, ProgressGate.Entries {
  private final Instrumentation instrumentation;
  private final CounterDefiner definer;
  private final Map<String, WatchedClass> byInternalName = new ConcurrentHashMap<>();

  private boolean hasLooked;
  private long classesLooked = -1;

  private MethodEntries(Instrumentation instrumentation, List<WatchedMethod> methods) {
    this.instrumentation = instrumentation;
    this.definer = new CounterDefiner(instrumentation);
    for (WatchedMethod method : methods) {
      String name = method.className();
      byInternalName
          .computeIfAbsent(name.replace('.', '/'), internal -> new WatchedClass(name))
          .add(method);
    }
  }

  /** Weaves these methods in every class that is loaded from now on. */
  static MethodEntries watch(Instrumentation instrumentation, List<WatchedMethod> methods) {
    MethodEntries entries = new MethodEntries(instrumentation, methods);
    WeavingRehearsal.perform();
    instrumentation.addTransformer(entries, true);
    return entries;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String internalName,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    WatchedClass watched = byInternalName.get(internalName);
    return watched == null ? null : watched.weave(definer, loader, domain, classFile);
  }

  @Override
  public long count() throws UnusableGateException {
    weaveLoadedClasses();
    weaveOverrides();
    byInternalName.values().removeIf(WatchedClass::isGone);
    long count = 0;
    for (WatchedClass watched : byInternalName.values()) {
      watched.requireWoven();
      count += watched.count();
    }
    return count;
  }

  @Override
  public void close() {
    instrumentation.removeTransformer(this);
    for (WatchedClass watched : byInternalName.values()) {
      for (Class<?> type : loaded(watched)) {
        retransform(watched, type);
      }
    }
  }

  /** Those that were loaded before, or while, the transformer came. */
  private void weaveLoadedClasses() {
    for (WatchedClass watched : byInternalName.values()) {
      if (watched.isSubclass() || (hasLooked && watched.isWoven())) {
        continue;
      }
      for (Class<?> type : loaded(watched)) {
        if (type.getClassLoader() == null) {
          watched.refuse(null, WatchedClass.OF_THE_JVM);
        } else if (!watched.isDecidedIn(type.getClassLoader())) {
          retransform(watched, type);
        }
      }
    }
    hasLooked = true;
  }

  /**
   * A method that a subclass overrides, perhaps without calling it, is entered there: it counts
   * too, or cannot be judged. Looks only when classes have been loaded since the last time.
   */
  private void weaveOverrides() {
    long loaded = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
    if (loaded == classesLooked) {
      return;
    }
    classesLooked = loaded;
    Class<?>[] all = instrumentation.getAllLoadedClasses();
    for (Class<?> base : all) {
      WatchedClass watched = byInternalName.get(base.getName().replace('.', '/'));
      // A class of the JVM is refused, and so is no reason to touch those below it.
      if (watched != null && !watched.isSubclass() && base.getClassLoader() != null) {
        for (Class<?> type : all) {
          if (type != base && base.isAssignableFrom(type) && !type.isArray()) {
            weaveOverrides(watched, type);
          }
        }
      }
    }
  }

  private void weaveOverrides(WatchedClass base, Class<?> subclass) {
    try {
      List<WatchedMethod> overridden = Overrides.in(subclass, base.methods());
      if (!overridden.isEmpty()) {
        WatchedClass watched = subclassNamed(subclass.getName(), overridden);
        if (!watched.isDecidedIn(subclass.getClassLoader())) {
          retransform(watched, subclass);
        }
      }
    } catch (LinkageError e) {
      base.refuse(
          subclass.getClassLoader(),
          "what " + subclass.getName() + " overrides cannot be seen: " + ReasonText.of(e));
    }
  }

  private WatchedClass subclassNamed(String name, List<WatchedMethod> methods) {
    String internalName = name.replace('.', '/');
    WatchedClass known = byInternalName.get(internalName);
    if (known != null) {
      return known;
    }
    WatchedClass watched = WatchedClass.subclass(name);
    methods.forEach(watched::add);
    byInternalName.put(internalName, watched);
    return watched;
  }

  private void retransform(WatchedClass watched, Class<?> type) {
    try {
      instrumentation.retransformClasses(type);
    } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
      watched.refuse(
          type.getClassLoader(),
          "its class was loaded before Guestbeat, which -javaagent prevents, and can no longer be"
              + " instrumented: "
              + ReasonText.of(e));
    }
  }

  private List<Class<?>> loaded(WatchedClass watched) {
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (type.getName().equals(watched.name())) {
        found.add(type);
      }
    }
    return found;
  }
}
