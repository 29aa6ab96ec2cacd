package io.guestbeat.consumers.jconsole;

import io.guestbeat.consumers.Tool;
import io.guestbeat.support.Program;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The JDK's JConsole with our plugin, and a driver in it. Closing ends it. Used by one thread. */
final class JConsole implements AutoCloseable {
  private static final Path PLUGIN = Path.of(System.getProperty("guestbeat.jconsole.jar"));
  private static final List<Class<?>> DRIVER = List.of(JConsoleDriver.class, Screen.class);

  private static final Duration BETWEEN_ASKING = Duration.ofMillis(100);

  private final Program program;
  private int orders;

  private JConsole(Program program) {
    this.program = program;
  }

  /**
   * Starts it on these processes, with a look at each every second.
   *
   * @param scale of the screen, 1 or 2
   */
  static JConsole start(Path folder, Display display, int scale, Long... pids) throws IOException {
    Path driver = driverJar(folder);
    List<String> command = new ArrayList<>();
    command.add("env");
    command.add("DISPLAY=" + display.name());
    command.add(Path.of(System.getProperty("java.home"), "bin", "jconsole").toString());
    command.add("-J-javaagent:" + driver);
    command.add("-J-Xmx256m");
    command.add("-J-Dsun.java2d.uiScale=" + scale);
    command.add("-interval=1");
    command.add("-pluginpath");
    command.add(PLUGIN.toString());
    List.of(pids).forEach(pid -> command.add(pid.toString()));
    return new JConsole(Tool.start(folder, "jconsole-" + scale, command));
  }

  /** Gives an order to the driver; its answer. */
  String ask(String order) {
    int number = ++orders;
    try {
      program.send(number + " " + order);
    } catch (UncheckedIOException e) {
      throw new AssertionError("JConsole has ended:\n" + program.written(), e);
    }
    String mark = number + "> ";
    program.awaitWritten("\n" + mark);
    Wait.until(() -> answer(mark) != null, () -> "no whole answer to " + order);
    return answer(mark);
  }

  /** Gives an order that must be carried out. */
  void order(String order) {
    awaitAnswer(order, answer -> answer.equals("yes"));
  }

  /** Connects, as JConsole does also to its own machine: without encryption. */
  void connect(long pid) {
    order("press " + pid + " Insecure connection");
    look(pid);
  }

  /** Brings this connection's tab to the front. */
  void look(long pid) {
    order("tab " + pid + " Guestbeat");
  }

  /** Presses a button of ours, and what it then asks; what that was. */
  String press(long pid, String button, String answer) {
    order("click " + pid + " guestbeat." + button);
    String question = awaitAnswer("dialog", text -> text.contains(answer));
    order("answer " + answer);
    awaitAnswer("dialog", String::isEmpty);
    return question;
  }

  /** What is written in a component, once it is like that. */
  String awaitText(long pid, String name, Predicate<String> condition) {
    return awaitAnswer("text " + pid + " " + name, condition);
  }

  /** Asks again until the answer is like that. */
  String awaitAnswer(String order, Predicate<String> condition) {
    String[] last = {""};
    Wait.until(
        () -> {
          LockSupport.parkNanos(BETWEEN_ASKING.toNanos());
          last[0] = ask(order);
          return condition.test(last[0]);
        },
        () -> order + " gives: " + last[0] + "; there is: " + ask("windows"));
    return last[0];
  }

  /** The rest of the line that begins so; null until it is whole. */
  private String answer(String mark) {
    String written = program.written();
    int begin = written.indexOf("\n" + mark);
    int end = begin < 0 ? -1 : written.indexOf('\n', begin + 1);
    return end < 0 ? null : written.substring(begin + 1 + mark.length(), end).replace("\\n", "\n");
  }

  private static Path driverJar(Path folder) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", JConsoleDriver.class.getName());
    Path file = folder.resolve("driver.jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      for (Class<?> type : DRIVER) {
        String name = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(name));
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
          bytes.transferTo(jar);
        }
      }
    }
    return file;
  }

  @Override
  public void close() {
    program.close();
  }
}
