package io.guestbeat.host.guestrpc.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.host.guestrpc.RpcReply;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The commands that the host knows, by name. Safe between threads. */
public final class Commands {
  static final RpcReply UNKNOWN = RpcReply.refused("Unknown command");

  private final Map<String, Command> byName = new HashMap<>();
  private final RequestCounts traffic;

  public Commands(RequestCounts traffic) {
    this.traffic = traffic;
  }

  /** For the time before the first {@link #run}. */
  public Commands with(String name, Command command) {
    byName.put(name, command);
    return this;
  }

  RpcReply run(byte[] request, ConnectedGuest guest) {
    String text = textOf(request);
    int space = text.indexOf(' ');
    String name = space < 0 ? text : text.substring(0, space);
    Optional<String> argument =
        space < 0 ? Optional.empty() : Optional.of(text.substring(space + 1));
    Command command = byName.get(name);
    RpcReply reply = command == null ? UNKNOWN : command.run(guest, argument);
    traffic.requestAnswered(guest.client(), command == null ? "" : name);
    return reply;
  }

  /** C programs like to send the end of their string along. */
  static String textOf(byte[] request) {
    String text = new String(request, UTF_8);
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == 0) {
      end--;
    }
    return text.substring(0, end);
  }

  /** What one command does. */
  public interface Command {
    /**
     * Carries it out.
     *
     * @param guest whose request it is
     * @param argument what follows the name and a space; empty if there is no space
     */
    RpcReply run(ConnectedGuest guest, Optional<String> argument);
  }
}
