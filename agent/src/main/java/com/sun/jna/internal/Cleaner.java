package com.sun.jna.internal;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.HashSet;
import java.util.Set;

/**
 * Stands in the agent's jar for JNA's class of this name, which keeps a thread for as long as
 * anything is registered: a thread more in somebody else's JVM, and one that would hold our class
 * loader. This one frees what has become unreachable when the next thing is registered. Safe
 * between threads.
 */
public final class Cleaner {
  private static final Cleaner INSTANCE = new Cleaner();

  private final ReferenceQueue<Object> unreachable = new ReferenceQueue<>();

  /** Keeps the references themselves reachable. */
  private final Set<Registration> registered = new HashSet<>();

  private Cleaner() {}

  /** The one that JNA uses. */
  public static Cleaner getCleaner() {
    return INSTANCE;
  }

  /** Has something run once: when it is told to, or after the object has become unreachable. */
  public Cleanable register(Object object, Runnable cleanup) {
    for (Reference<?> dead = unreachable.poll(); dead != null; dead = unreachable.poll()) {
      ((Registration) dead).clean();
    }
    Registration registration = new Registration(object, cleanup);
    synchronized (registered) {
      registered.add(registration);
    }
    return registration;
  }

  /** What is to be run once. */
  public interface Cleanable {
    /** Runs it, unless it has run. */
    void clean();
  }

  private final class Registration extends PhantomReference<Object> implements Cleanable {
    private final Runnable cleanup;

    Registration(Object object, Runnable cleanup) {
      super(object, unreachable);
      this.cleanup = cleanup;
    }

    @Override
    public void clean() {
      boolean isFirst;
      synchronized (registered) {
        isFirst = registered.remove(this);
      }
      if (isFirst) {
        cleanup.run();
      }
    }
  }
}
