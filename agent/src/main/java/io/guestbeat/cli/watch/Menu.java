package io.guestbeat.cli.watch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;

/**
 * Asks what to do after Ctrl+C, and waits for the answer on a thread of its own, so that heartbeats
 * and reports continue meanwhile. Safe between threads.
 */
final class Menu {
  private final InputStream in;
  private final Report report;
  private final BlockingQueue<MenuChoice> answers;
  private boolean isOpen;

  Menu(InputStream in, Report report, BlockingQueue<MenuChoice> answers) {
    this.in = in;
    this.report = report;
    this.answers = answers;
  }

  /** Shows what there is to choose from, also where it stands there already. */
  synchronized void show() {
    if (!isOpen) {
      forgetWhatWasTypedBefore();
    }
    // The terminal has written ^C, and stands behind it.
    report.say(System.lineSeparator() + MenuChoice.menu());
    if (!isOpen) {
      isOpen = true;
      Thread asking = new Thread(this::ask, "guestbeat-menu");
      asking.setDaemon(true);
      asking.start();
    }
  }

  private void ask() {
    Optional<MenuChoice> answer = MenuChoice.ofLine(line());
    while (!answer.isPresent()) {
      report.say(MenuChoice.menu());
      answer = MenuChoice.ofLine(line());
    }
    close();
    answers.add(answer.get());
  }

  private synchronized void close() {
    isOpen = false;
  }

  /** A word that was no answer to anything must not have the machine reset. */
  private void forgetWhatWasTypedBefore() {
    try {
      while (in.available() > 0 && in.read() >= 0) {}
    } catch (IOException e) {
      // Then there is no answer either.
    }
  }

  /** Returns the next line; where nobody can answer, that of no reset. */
  private String line() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      int next = in.read();
      if (next < 0) {
        return MenuChoice.DISABLE.word();
      }
      for (; next >= 0 && next != '\n'; next = in.read()) {
        line.write(next);
      }
      // Whatever the terminal's encoding, the answers are ASCII.
      return new String(line.toByteArray(), ISO_8859_1);
    } catch (IOException e) {
      return MenuChoice.DISABLE.word();
    }
  }
}
