package io.guestbeat.agent;

import java.util.function.Consumer;

/**
 * The main class of the carrier, the child JVM in which VMware's Guest SDK libraries run. Guestbeat
 * starts it from its own jar; it is of no other use.
 */
public final class CarrierEntry {
  private static final String CARRIER = "io.guestbeat.agent.runtime.Carrier";

  private CarrierEntry() {}

  /** Serves its parent until the standard input ends. */
  @SuppressWarnings("unchecked")
  public static void main(String[] arguments) throws Exception {
    ClassLoader loader = HiddenClassLoader.ofACommand();
    Thread.currentThread().setContextClassLoader(loader);
    Class<?> carrier = Class.forName(CARRIER, true, loader);
    carrier.asSubclass(Consumer.class).getDeclaredConstructor().newInstance().accept(arguments);
  }
}
