package io.guestbeat.text;

import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/**
 * Explains an exception in plain words: by its message, without names of classes, which an operator
 * cannot use. Stateless.
 */
public final class ReasonText {
  private ReasonText() {}

  /** Returns the reason in one line, as the end of a sentence; never throws an exception. */
  public static String of(Throwable thrown) {
    try {
      return OneLine.of(reason(thrown));
    } catch (RuntimeException itCannotEvenTell) {
      return words(thrown.getClass());
    }
  }

  private static String reason(Throwable thrown) {
    String message = thrown.getMessage();
    if (thrown instanceof FileSystemException) {
      return fileReason((FileSystemException) thrown);
    }
    if (isOfAStream(thrown)) {
      return streamReason(message);
    }
    if (thrown instanceof ClassNotFoundException || thrown instanceof NoClassDefFoundError) {
      return message == null || message.contains(" ")
          ? messageOrWords(thrown)
          : "there is no class " + message.replace('/', '.');
    }
    Throwable cause = thrown.getCause();
    boolean saysNoMoreThanItsCause =
        cause != null && (message == null || message.equals(cause.toString()));
    return saysNoMoreThanItsCause ? reason(cause) : messageOrWords(thrown);
  }

  /** Returns the reason; the message is the file's name, and at most a word about the reason. */
  private static String fileReason(FileSystemException thrown) {
    if (thrown instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (thrown instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (thrown instanceof NotDirectoryException) {
      return "not a folder";
    }
    if (thrown instanceof FileSystemLoopException) {
      return "its links form a circle";
    }
    String reason = thrown.getReason();
    return reason == null || reason.trim().isEmpty() ? words(thrown.getClass()) : reason;
  }

  private static boolean isOfAStream(Throwable thrown) {
    String message = thrown.getMessage();
    return thrown instanceof FileNotFoundException
        && message != null
        && message.contains(" (")
        && message.endsWith(")");
  }

  /** Returns the system's reason, which the message has in parentheses after the file's name. */
  private static String streamReason(String message) {
    String reason = message.substring(message.lastIndexOf(" (") + 2, message.length() - 1);
    if (reason.equals("Permission denied")) {
      return "permission denied";
    }
    return reason.equals("No such file or directory") ? "no such file or folder" : reason;
  }

  private static String messageOrWords(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null || message.trim().isEmpty() ? words(thrown.getClass()) : message;
  }

  /** Returns the name of the class as words: of {@code NullPointerException}, "null pointer". */
  private static String words(Class<?> type) {
    String name = type.getSimpleName().replaceFirst("(Runtime)?(Exception|Error)$", "");
    String words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return words.isEmpty() ? "no reason is given" : words;
  }
}
