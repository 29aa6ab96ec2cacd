package io.guestbeat.agent.top.screen;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.agent.runtime.NativeAccess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Curses;
import org.jline.utils.InfoCmp.Capability;

/**
 * The terminal, whole and raw, until it is closed: then it is as it was before, however the JVM
 * ends. For one thread.
 */
final class Canvas implements AutoCloseable {
  /** A key that none has pressed. */
  static final int NO_KEY = -2;

  /** The terminal has gone. */
  static final int NO_TERMINAL = -1;

  /** What a terminal that does not know its size is held for. */
  private static final Size USUAL = new Size(80, 24);

  private static final long PATIENCE_SECONDS = 2;

  private final Terminal terminal;
  private final Palette palette;
  private final String farewell;
  private final ReentrantLock drawing = new ReentrantLock();
  private final Thread atTheEnd = new Thread(this::leaveForGood, "guestbeat-top-end");
  private final List<AttributedString> shown = new ArrayList<>();
  private Size size = new Size(0, 0);
  private volatile boolean isInterrupted;

  private Canvas(Terminal terminal, Palette palette) {
    this.terminal = terminal;
    this.palette = palette;
    this.farewell =
        sequence(terminal, Capability.cursor_normal) + sequence(terminal, Capability.exit_ca_mode);
  }

  /** Takes the terminal; empty where input or output is none, or one that can only print. */
  static Optional<Canvas> open(Map<String, String> environment, Glyphs glyphs, Palette palette) {
    if ("dumb".equals(environment.get("TERM"))) {
      return Optional.empty();
    }
    try {
      NativeAccess.prepare();
      Terminal terminal =
          TerminalBuilder.builder()
              .system(true)
              .systemOutput(TerminalBuilder.SystemOutput.SysOut)
              .provider("jna")
              .dumb(false)
              .encoding(glyphs == Glyphs.UNICODE ? UTF_8 : US_ASCII)
              .nativeSignals(true)
              .build();
      return canPlaceTheCursor(terminal)
          ? Optional.of(new Canvas(terminal, palette).taken())
          : closed(terminal);
    } catch (IOException | IllegalStateException | LinkageError noTerminal) {
      return Optional.empty();
    }
  }

  private static boolean canPlaceTheCursor(Terminal terminal) {
    return terminal.getStringCapability(Capability.cursor_address) != null;
  }

  private static Optional<Canvas> closed(Terminal terminal) throws IOException {
    terminal.close();
    return Optional.empty();
  }

  private Canvas taken() {
    Runtime.getRuntime().addShutdownHook(atTheEnd);
    terminal.handle(Terminal.Signal.INT, signal -> isInterrupted = true);
    terminal.enterRawMode();
    Attributes attributes = terminal.getAttributes();
    // Ctrl+Z would leave the shell with our screen.
    attributes.setControlChar(ControlChar.VSUSP, 0);
    terminal.setAttributes(attributes);
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.cursor_invisible);
    terminal.flush();
    return this;
  }

  /** Whether Ctrl+C was pressed. */
  boolean isInterrupted() {
    return isInterrupted;
  }

  /** The terminal's size now. */
  Size size() {
    Size now = terminal.getSize();
    return now.getColumns() > 0 && now.getRows() > 0 ? now : USUAL;
  }

  /** Shows these lines, of which there are no more than rows: writes those that have changed. */
  void draw(List<Line> lines) {
    Size now = size();
    List<AttributedString> painted = palette.paint(lines, now.getColumns());
    drawing.lock();
    try {
      if (!now.equals(size)) {
        size = now;
        shown.clear();
        terminal.puts(Capability.clear_screen);
      }
      for (int row = 0; row < Math.max(painted.size(), shown.size()); row++) {
        draw(row, row < painted.size() ? painted.get(row) : AttributedString.EMPTY);
      }
      terminal.flush();
    } finally {
      drawing.unlock();
    }
  }

  private void draw(int row, AttributedString line) {
    if (row < shown.size() && shown.get(row).equals(line)) {
      return;
    }
    terminal.puts(Capability.cursor_address, row, 0);
    terminal.writer().write(line.toAnsi(terminal));
    if (line.columnLength() < size.getColumns()) {
      // After the last column it would take that away.
      terminal.puts(Capability.clr_eol);
    }
    if (row < shown.size()) {
      shown.set(row, line);
    } else {
      shown.add(line);
    }
  }

  /** The key that was pressed within that time. */
  int key(long patienceMs) {
    try {
      return terminal.reader().read(patienceMs);
    } catch (IOException e) {
      return NO_TERMINAL;
    }
  }

  @Override
  public void close() throws IOException {
    terminal.puts(Capability.cursor_normal);
    terminal.puts(Capability.exit_ca_mode);
    terminal.flush();
    terminal.close();
    try {
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
    } catch (IllegalStateException theJvmEnds) {
      // Then it has begun.
    }
  }

  /** At the end of the JVM nothing more is drawn; JLine itself restores the terminal's modes. */
  private void leaveForGood() {
    try {
      drawing.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.out.print(farewell);
    System.out.flush();
  }

  private static String sequence(Terminal terminal, Capability capability) {
    String format = terminal.getStringCapability(capability);
    return format == null ? "" : Curses.tputs(format);
  }
}
