package example;

import java.util.logging.LogManager;

/** Says on standard output when somebody has java.util.logging initialised, and who. */
public final class TellTaleLogManager extends LogManager {
  /** Called by the JDK. */
  public TellTaleLogManager() {
    System.out.println("logging is initialised by " + Thread.currentThread().getName());
  }
}
