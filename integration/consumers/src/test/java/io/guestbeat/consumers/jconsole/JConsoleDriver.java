package io.guestbeat.consumers.jconsole;

import java.awt.Container;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javax.swing.SwingUtilities;

/**
 * The hands and eyes of a test in JConsole's JVM: an agent that reads orders from standard input,
 * {@code NUMBER WORD ARGUMENTS}, and answers each with a line {@code NUMBER> ANSWER}. It uses the
 * windows as a person would, and nothing of JConsole's inside.
 */
public final class JConsoleDriver {
  private final PrintStream out;

  private JConsoleDriver(PrintStream out) {
    this.out = out;
  }

  /** Called by the JVM before JConsole's main. */
  public static void premain(String arguments) {
    // JConsole takes System.out and System.err for its own window.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    out.println("the driver is here");
    Thread thread = new Thread(() -> new JConsoleDriver(out).serve(), "driver");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ", 4);
        out.println(words[0] + "> " + answer(words).replace("\n", "\\n"));
      }
    } catch (IOException e) {
      out.println("the driver ends: " + e);
    }
  }

  private static String answer(String[] words) {
    try {
      String first = words.length > 2 ? words[2] : "";
      String second = words.length > 3 ? words[3] : "";
      if (words[1].equals("picture")) {
        return Screen.picture(first);
      }
      return onEventThread(() -> carryOut(words[1], first, second));
    } catch (Exception e) {
      return "failed: " + e;
    }
  }

  private static String carryOut(String word, String first, String second) {
    return switch (word) {
      case "tab" ->
          Screen.connection(first).map(frame -> Screen.selectTab(frame, second)).orElse("no");
      case "text" -> Screen.connection(first).map(frame -> Screen.text(frame, second)).orElse("");
      case "click" ->
          Screen.connection(first).map(frame -> Screen.click(frame, second)).orElse("no");
      case "press" ->
          Screen.connection(first)
              .map(frame -> Screen.press((Container) frame, second))
              .orElse("no");
      case "cut-off" -> Screen.connection(first).map(Screen::cutOff).orElse("no");
      case "out-of-sight" ->
          Screen.connection(first).map(frame -> Screen.outOfSight(frame, second)).orElse("no");
      case "toggle-connection" ->
          Screen.connection(first).map(Screen::toggleConnection).orElse("no");
      case "dialog" -> Screen.dialog().map(Screen::allText).orElse("");
      case "enter" ->
          Screen.dialog().map(dialog -> Screen.enter(dialog, first, second)).orElse("no");
      case "answer" -> Screen.dialog().map(dialog -> Screen.press(dialog, first)).orElse("no");
      case "windows" -> Screen.windows();
      case "size" -> Screen.resize(Integer.parseInt(first), Integer.parseInt(second));
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static String onEventThread(Callable<String> task) throws Exception {
    FutureTask<String> future = new FutureTask<>(task);
    SwingUtilities.invokeLater(future);
    return future.get();
  }
}
