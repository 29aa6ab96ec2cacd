package io.guestbeat.cli.top.screen;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.agent.nativecode.NativeAccess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Signals;

/**
 * The terminal, whole and raw, until it is closed: then it is as it was before. What would end the
 * JVM before that is waited for: {@link #signal()}. For one thread.
 */
final class Canvas implements AutoCloseable {
  /** A key that none has pressed. */
  static final int NO_KEY = -2;

  /** The terminal has gone. */
  static final int NO_TERMINAL = -1;

  /** What a terminal that does not know its size is held for. */
  private static final Size USUAL = new Size(80, 24);

  /** The signals that end a program, by their numbers. */
  private static final Map<String, Integer> ENDINGS = endings();

  /** Terminals tell of their new size first, and then move, or lose, what they show. */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  private final Terminal terminal;
  private final Palette palette;
  private final TerminalModes modes;
  private final List<AttributedString> shown = new ArrayList<>();
  private Size size = new Size(0, 0);
  private long resizedNanos;
  private volatile int signal;

  private Canvas(Terminal terminal, Palette palette, TerminalModes modes) {
    this.terminal = terminal;
    this.palette = palette;
    this.modes = modes;
  }

  /** Takes the terminal; empty where input or output is none, or one that can only print. */
  static Optional<Canvas> open(Map<String, String> environment, Glyphs glyphs, Palette palette) {
    if ("dumb".equals(environment.get("TERM"))) {
      return Optional.empty();
    }
    try {
      NativeAccess.prepare();
      TerminalModes modes = TerminalModes.now();
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
          ? Optional.of(new Canvas(terminal, palette, modes).taken())
          : given(terminal, modes);
    } catch (IOException | IllegalStateException | LinkageError noTerminal) {
      return Optional.empty();
    }
  }

  private static boolean canPlaceTheCursor(Terminal terminal) {
    return terminal.getStringCapability(Capability.cursor_address) != null;
  }

  private static Optional<Canvas> given(Terminal terminal, TerminalModes modes) throws IOException {
    terminal.close();
    modes.restore();
    return Optional.empty();
  }

  private Canvas taken() {
    ENDINGS.forEach((name, number) -> Signals.register(name, () -> end(name, number)));
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

  /** Asks the loop to end; at the next signal the JVM ends by itself, where the loop hangs. */
  private void end(String name, int number) {
    signal = number;
    Signals.registerDefault(name);
  }

  /**
   * Returns the number of the signal that is to end it, such as that of Ctrl+C; 0 if there was
   * none.
   */
  int signal() {
    return signal;
  }

  /** Returns the terminal's size now. */
  Size size() {
    Size now = terminal.getSize();
    return now.getColumns() > 0 && now.getRows() > 0 ? now : USUAL;
  }

  /**
   * Returns whether the terminal was given another size a moment ago, so that all is to be drawn
   * again.
   */
  boolean isSettling() {
    return System.nanoTime() - resizedNanos < SETTLING.toNanos();
  }

  /** Shows these lines, of which there are no more than rows: writes those that have changed. */
  void draw(List<Line> lines) {
    Size now = size();
    List<AttributedString> painted = palette.paint(lines, now.getColumns());
    if (!now.equals(size)) {
      size = now;
      resizedNanos = System.nanoTime();
      terminal.puts(Capability.clear_screen);
    }
    if (isSettling()) {
      shown.clear();
    }
    for (int row = 0; row < Math.max(painted.size(), shown.size()); row++) {
      draw(row, row < painted.size() ? painted.get(row) : AttributedString.EMPTY);
    }
    terminal.flush();
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

  /** Returns the key that was pressed within that time. */
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
    modes.restore();
  }

  private static Map<String, Integer> endings() {
    Map<String, Integer> endings = new HashMap<>();
    endings.put("HUP", 1);
    endings.put("INT", 2);
    endings.put("TERM", 15);
    return Collections.unmodifiableMap(endings);
  }
}
