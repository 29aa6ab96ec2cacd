package io.guestbeat.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;

/** The process's own standard error, for one line at a time. Of Java 6, as {@link AgentEntry}. */
final class StandardError {
  /**
   * Matches each character that is not visible. It is not shared: this class needs no other of
   * ours.
   */
  private static final String UNSEEN = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+";

  private static final int LONGEST = 4000;

  private StandardError() {}

  /** Writes one line, whatever the application has made of {@code System.err}. */
  static void writeLine(String reason) {
    String said = reason.length() > LONGEST ? reason.substring(0, LONGEST) : reason;
    String line = time() + "guestbeat: " + said.replaceAll(UNSEEN, " ");
    try {
      // Not closed: the descriptor is the process's.
      FileOutputStream out = new FileOutputStream(FileDescriptor.err);
      out.write((line + System.getProperty("line.separator")).getBytes(Charset.defaultCharset()));
    } catch (SecurityException e) {
      System.err.println(line);
    } catch (IOException e) {
      // There is no place left to say it, and the application needs to hear nothing of it.
    }
  }

  /** As the lines of the log have it. */
  private static String time() {
    try {
      Calendar now = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
      return String.format(Locale.ROOT, "%1$tFT%1$tT.%1$tLZ ", now);
    } catch (RuntimeException theLineMattersMore) {
      return "";
    }
  }
}
