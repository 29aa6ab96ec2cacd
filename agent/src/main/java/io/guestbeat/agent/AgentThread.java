package io.guestbeat.agent;

import java.lang.instrument.Instrumentation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The thread on which Guestbeat loads its hidden classes and then runs. Its end is the end of
 * Guestbeat in this JVM: the hidden classes go with it.
 */
final class AgentThread extends Thread {
  private static final String RUNTIME = "io.guestbeat.agent.runtime.AgentRuntime";
  private static final long LIMIT_SECONDS = 10;

  /**
   * How long Guestbeat waits before it begins: a JVM that only prints its version has ended by
   * then, and a server loads its first classes undisturbed.
   */
  private static final long HEAD_START_MS = 100;

  private final String options;
  private final Instrumentation instrumentation;
  private final boolean isAttached;
  private final CountDownLatch begun = new CountDownLatch(1);
  private volatile AutoCloseable runtime;

  private AgentThread(String options, Instrumentation instrumentation, boolean isAttached) {
    super("guestbeat-agent");
    this.options = options == null ? "" : options;
    this.instrumentation = instrumentation;
    this.isAttached = isAttached;
    setDaemon(true);
  }

  /** Creates the thread for {@code -javaagent}, in a JVM that starts. */
  static AgentThread withTheJvm(String options, Instrumentation instrumentation) {
    return new AgentThread(options, instrumentation, false);
  }

  /** Creates the thread for an attach, in a JVM that somebody has chosen. */
  static AgentThread attached(String options, Instrumentation instrumentation) {
    return new AgentThread(options, instrumentation, true);
  }

  @Override
  public void run() {
    if (!JavaModules.haveManagement()) {
      GuestbeatAgent.logError("not started: " + JavaModules.NO_MANAGEMENT);
      GuestbeatAgent.ended(this);
      begun.countDown();
      return;
    }
    giveTheApplicationAHeadStart();
    try (HiddenClassLoader loader = HiddenClassLoader.insideAnApplication()) {
      setContextClassLoader(loader);
      Runnable loaded = load(loader);
      runtime = (AutoCloseable) loaded;
      loaded.run();
    } catch (Throwable e) {
      // As in premain: this thread's end must not be the application's concern.
      GuestbeatAgent.logError("stopped: " + e);
    } finally {
      runtime = null;
      GuestbeatAgent.ended(this);
      begun.countDown();
    }
  }

  private void giveTheApplicationAHeadStart() {
    try {
      if (!isAttached) {
        Thread.sleep(HEAD_START_MS);
      }
    } catch (InterruptedException whoeverWantsItAtOnce) {
      // Then it begins now.
    }
  }

  /** Marks this thread as one that is never started, so that nobody waits for it. */
  AgentThread neverBegun() {
    begun.countDown();
    return this;
  }

  /** Waits until Guestbeat serves or has given up, but not for ever. */
  void awaitBegun() throws InterruptedException {
    begun.await(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Ends Guestbeat, if that can be done without harm, and waits for the end.
   *
   * @throws Exception that says why it goes on
   */
  void end() throws Exception {
    awaitBegun();
    AutoCloseable running = runtime;
    if (running != null) {
      running.close();
      join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
    }
  }

  private Runnable load(ClassLoader loader) throws ReflectiveOperationException {
    Runnable onBegun = begun::countDown;
    return Class.forName(RUNTIME, true, loader)
        .asSubclass(Runnable.class)
        .getDeclaredConstructor(String.class, boolean.class, Instrumentation.class, Runnable.class)
        .newInstance(options, isAttached, instrumentation, onBegun);
  }
}
