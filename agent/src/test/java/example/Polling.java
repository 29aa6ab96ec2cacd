package example;

/** An interface with code. */
public interface Polling {
  /** One round, unless overridden. */
  default void pollOnce() {}

  /** Has no code here. */
  void run();
}
