package io.guestbeat.agent.quiet;

/** Replaces {@code java.util.logging.LogRecord}, as far as JLine uses it; nobody reads it. */
public final class LogRecord {
  public LogRecord(Level level, String message) {}

  public void setLoggerName(String name) {}

  public void setThrown(Throwable thrown) {}
}
