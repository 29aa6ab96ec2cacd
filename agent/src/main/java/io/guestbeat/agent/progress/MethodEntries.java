package io.guestbeat.agent.progress;

import io.guestbeat.heartbeat.UnusableGateException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts how often an application enters some methods. Sees every class that is loaded, where all
 * but those meant cost one look into a map. Weaving happens on whatever thread loads a class;
 * {@link #count()} and {@link #close()} are called by one at a time.
 */
final class MethodEntries implements ClassFileTransformer, ProgressGate.Entries {
  private final Instrumentation instrumentation;
  private final CounterDefiner definer;
  private final Map<String, WatchedClass> byInternalName = new HashMap<>();

  private boolean hasLooked;

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
      if (hasLooked && watched.isWoven()) {
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

  private void retransform(WatchedClass watched, Class<?> type) {
    try {
      instrumentation.retransformClasses(type);
    } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
      watched.refuse(
          type.getClassLoader(),
          "its class was loaded before Guestbeat, which -javaagent prevents, and is no longer to be"
              + " woven: "
              + e);
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
