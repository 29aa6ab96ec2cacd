package example;

import java.util.logging.LogManager;

/** Tells who was the first to touch java.util.logging. */
public final class TellTaleLogManager extends LogManager {
  public TellTaleLogManager() {
    System.out.println("logging was initialised by " + Thread.currentThread().getName());
  }
}
