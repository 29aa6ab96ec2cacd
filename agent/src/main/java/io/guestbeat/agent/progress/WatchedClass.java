package io.guestbeat.agent.progress;

import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.text.ReasonText;
import java.lang.ref.WeakReference;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A class with methods to watch, by its name, as often as class loaders load it. Its methods are
 * woven by whatever thread loads it; safe between threads.
 */
final class WatchedClass {
  /** The reason not to weave a class of the boot loader, where no class may stand beside it. */
  static final String OF_THE_JVM = "its class is the JVM's own";

  private static final String NOT_WOVEN = "the JVM had no memory to instrument it";

  private final String name;
  private final boolean isSubclass;
  private final List<WatchedMethod> methods = new ArrayList<>();
  private final List<EntryCounter> counters = new CopyOnWriteArrayList<>();
  private final List<WeakReference<ClassLoader>> refused = new CopyOnWriteArrayList<>();
  private volatile String problem = "its class is not loaded";

  WatchedClass(String name) {
    this(name, false);
  }

  private WatchedClass(String name, boolean isSubclass) {
    this.name = name;
    this.isSubclass = isSubclass;
  }

  /** A class that overrides methods of one that is watched, and may be unloaded before it. */
  static WatchedClass subclass(String name) {
    return new WatchedClass(name, true);
  }

  /** Before the class is watched. */
  void add(WatchedMethod method) {
    methods.add(method);
  }

  String name() {
    return name;
  }

  List<WatchedMethod> methods() {
    return methods;
  }

  boolean isSubclass() {
    return isSubclass;
  }

  /** Returns whether nothing is left of a subclass: it was unloaded in every loader that had it. */
  boolean isGone() {
    refused.removeIf(loader -> loader.get() == null);
    return isSubclass && !isWoven() && refused.isEmpty();
  }

  /**
   * The class file with its methods counted, or null where it is to stay as it is; never throws
   * what it foresees.
   */
  byte[] weave(
      CounterDefiner definer, ClassLoader loader, ProtectionDomain domain, byte[] classFile) {
    try {
      if (loader == null) {
        throw new UnusableGateException(OF_THE_JVM);
      }
      String counterClass = EntryCounter.nameFor(name).replace('.', '/');
      byte[] woven = EntryWeaver.weave(classFile, methods, counterClass);
      if (counterIn(loader) == null) {
        counters.add(definer.define(loader, domain, name));
      }
      return woven;
    } catch (UnusableGateException e) {
      refuse(loader, e.getMessage());
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      refuse(loader, "its class cannot be instrumented: " + ReasonText.of(e));
    } catch (VirtualMachineError e) {
      // Neither memory nor stack to say more with.
      refuse(loader, NOT_WOVEN);
    }
    return null;
  }

  boolean isWoven() {
    counters.removeIf(EntryCounter::isGone);
    return !counters.isEmpty();
  }

  /** That it is woven wherever it is loaded: progress might be in the one copy that is not. */
  void requireWoven() throws UnusableGateException {
    refused.removeIf(loader -> loader.get() == null);
    boolean isThere = isWoven() || isSubclass;
    if (!isThere || !refused.isEmpty()) {
      throw unusable(problem);
    }
  }

  /** Notes why the class cannot be woven in this loader; it is not tried there again. */
  void refuse(ClassLoader loader, String reason) {
    // Nothing counts there: silence would be taken for death.
    counters.remove(counterIn(loader));
    refused.add(new WeakReference<>(loader));
    problem = reason;
  }

  /** Returns whether the class of this loader is counted, or cannot be. */
  boolean isDecidedIn(ClassLoader loader) {
    for (WeakReference<ClassLoader> decided : refused) {
      if (decided.get() == loader) {
        return true;
      }
    }
    return counterIn(loader) != null;
  }

  /** Entries in all copies of this class; each copy counts as one too. */
  long count() throws UnusableGateException {
    long count = 0;
    try {
      for (EntryCounter counter : counters) {
        count += 1 + counter.count();
      }
    } catch (ReflectiveOperationException e) {
      throw unusable(ReasonText.of(e));
    }
    return count;
  }

  private UnusableGateException unusable(String reason) {
    return new UnusableGateException(methods + " cannot be watched: " + reason);
  }

  /** The counter in this loader, or null. */
  private EntryCounter counterIn(ClassLoader loader) {
    for (EntryCounter counter : counters) {
      if (counter.isIn(loader)) {
        return counter;
      }
    }
    return null;
  }
}
