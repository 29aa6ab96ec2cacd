package com.sun.jna.internal;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.HashSet;
import java.util.Set;

/**
 * Replaces JNA's class of this name in the agent's jar. JNA's class keeps a thread for as long as
 * anything is registered: another thread in an application's JVM, and one that would hold our class
 * loader. This one frees what has become unreachable when the next thing is registered. Safe
 * between threads.
 */
public final class Cleaner {
  private static final Cleaner INSTANCE = new Cleaner();

  private final ReferenceQueue<Object> unreachable = new ReferenceQueue<>();

  /** Keeps the references themselves reachable. */
  private final Set<Registration> registered = new HashSet<>();

  private Cleaner() {}

  /** Returns the one that JNA uses. */
  public static Cleaner getCleaner() {
    return INSTANCE;
  }

  /** Registers an action that runs once: on request, or after the object has become unreachable. */
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
