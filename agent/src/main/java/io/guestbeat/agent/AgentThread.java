package io.guestbeat.agent;

import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;

/** The thread on which Guestbeat loads its hidden classes and then runs. */
final class AgentThread extends Thread {
  private static final String RUNTIME = "io.guestbeat.agent.runtime.AgentRuntime";

  private final String options;
  private final Instrumentation instrumentation;

  AgentThread(String options, Instrumentation instrumentation) {
    super("guestbeat-agent");
    this.options = options == null ? "" : options;
    this.instrumentation = instrumentation;
    setDaemon(true);
  }

  @Override
  public void run() {
    try {
      HiddenClassLoader loader = HiddenClassLoader.ofThisJar();
      setContextClassLoader(loader);
      runtime(loader).accept(options, instrumentation);
    } catch (Throwable e) {
      // As in premain: this thread's end must not be the application's concern.
      GuestbeatAgent.complain("stopped: " + e);
    } finally {
      GuestbeatAgent.ended();
    }
  }

  /** The runtime, under a type that both class loaders know. */
  @SuppressWarnings("unchecked")
  private static BiConsumer<String, Instrumentation> runtime(ClassLoader loader)
      throws ReflectiveOperationException {
    Class<?> runtime = Class.forName(RUNTIME, true, loader);
    return runtime.asSubclass(BiConsumer.class).getDeclaredConstructor().newInstance();
  }
}
