package io.guestbeat.agent.quiet;

/** Replaces {@code java.util.logging.Logger}, as far as JNA and JLine use it, and logs nothing. */
public final class Logger {
  private static final Logger SILENT = new Logger();

  private Logger() {}

  public static Logger getLogger(String name) {
    return SILENT;
  }

  public String getName() {
    return "";
  }

  public boolean isLoggable(Level level) {
    return false;
  }

  public void log(LogRecord logged) {}

  public void log(Level level, String message) {}

  public void log(Level level, String message, Object parameter) {}

  public void log(Level level, String message, Object[] parameters) {}

  public void log(Level level, String message, Throwable thrown) {}
}
