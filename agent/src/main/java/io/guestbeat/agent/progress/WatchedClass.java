package io.guestbeat.agent.progress;

import io.guestbeat.heartbeat.UnusableGateException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A class with methods to watch, by its name, as often as class loaders load it. Its methods are
 * woven by whatever thread loads it; safe between threads.
 */
final class WatchedClass {
  private final String name;
  private final List<WatchedMethod> methods = new ArrayList<>();
  private final List<EntryCounter> counters = new CopyOnWriteArrayList<>();
  private volatile String problem = "it is not loaded yet";

  WatchedClass(String name) {
    this.name = name;
  }

  /** Before the class is watched. */
  void add(WatchedMethod method) {
    methods.add(method);
  }

  String name() {
    return name;
  }

  /**
   * The class file with its methods counted, or null where it is to stay as it is; never throws
   * what it foresees.
   */
  byte[] weave(
      CounterDefiner definer, ClassLoader loader, ProtectionDomain domain, byte[] classFile) {
    try {
      if (loader == null) {
        throw new UnusableGateException("it is a class of the JVM itself");
      }
      String counterClass = EntryCounter.nameFor(name).replace('.', '/');
      byte[] woven = EntryWeaver.weave(classFile, methods, counterClass);
      if (!isCountedIn(loader)) {
        counters.add(definer.define(loader, domain, name));
      }
      return woven;
    } catch (UnusableGateException e) {
      problem = e.getMessage();
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      problem = "it cannot be woven: " + e;
    }
    return null;
  }

  boolean isWoven() {
    counters.removeIf(EntryCounter::isGone);
    return !counters.isEmpty();
  }

  void requireWoven() throws UnusableGateException {
    if (!isWoven()) {
      throw new UnusableGateException(methods + " cannot be watched: " + problem);
    }
  }

  /** Notes why a class that is loaded already cannot be woven. */
  void failed(Throwable reason) {
    problem = "it was loaded before Guestbeat could watch it, and cannot be woven now: " + reason;
  }

  /** Entries in all copies of this class; each copy counts as one too. */
  long count() throws UnusableGateException {
    long count = 0;
    try {
      for (EntryCounter counter : counters) {
        count += 1 + counter.count();
      }
    } catch (ReflectiveOperationException e) {
      throw new UnusableGateException(methods + " cannot be watched: " + e);
    }
    return count;
  }

  private boolean isCountedIn(ClassLoader loader) {
    for (EntryCounter counter : counters) {
      if (counter.isIn(loader)) {
        return true;
      }
    }
    return false;
  }
}
