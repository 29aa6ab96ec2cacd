package io.guestbeat.cli.simulate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Queue;

/** Reads commands line by line and hands them on. For a thread of its own, which it may block. */
final class CommandReader implements Runnable {
  private final BufferedReader input;
  private final Queue<String> commands;
  private final boolean quitsAtEnd;

  CommandReader(Reader input, Queue<String> commands, boolean quitsAtEnd) {
    this.input = new BufferedReader(input);
    this.commands = commands;
    this.quitsAtEnd = quitsAtEnd;
  }

  @Override
  public void run() {
    try {
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        commands.add(line);
      }
    } catch (IOException noMoreCanBeRead) {
      // Such as for a terminal that has gone: as at its end.
    }
    if (quitsAtEnd) {
      commands.add("quit");
    }
  }
}
