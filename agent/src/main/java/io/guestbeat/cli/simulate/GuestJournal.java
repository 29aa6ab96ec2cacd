package io.guestbeat.cli.simulate;

import io.guestbeat.host.guestrpc.RpcReply;
import io.guestbeat.host.guestrpc.server.GuestEvent;
import io.guestbeat.text.OneLine;
import java.util.function.Consumer;

/** Writes down what guests do; reads and all heartbeats only if all is wanted. */
final class GuestJournal implements Consumer<GuestEvent> {
  private static final String MONITOR = "GuestAppMonitor.Cmd.";

  /** Guests may ask for whatever they like; a line stays a line. */
  private static final int LONGEST = 200;

  private static final String MARK_ACTIVE = MONITOR + "MarkActive";

  private final Journal journal;
  private final HeartbeatWatch heartbeats;
  private final boolean isVerbose;

  GuestJournal(Journal journal, HeartbeatWatch heartbeats, boolean isVerbose) {
    this.journal = journal;
    this.heartbeats = heartbeats;
    this.isVerbose = isVerbose;
  }

  @Override
  public void accept(GuestEvent event) {
    switch (event.type()) {
      case CONNECTED:
        write(event, " connected");
        break;
      case LEFT:
        write(event, " left");
        break;
      case ASKED:
        asked(event);
        break;
      case LOST:
        lost(event);
        break;
      default:
        replied(event, event.reply().get());
        break;
    }
  }

  private void asked(GuestEvent event) {
    if (isVerbose || isOrder(event)) {
      write(event, ": " + shortened(event.command()));
    }
  }

  private void lost(GuestEvent event) {
    if (isVerbose || isOrder(event)) {
      write(event, ": " + shortened(event.command()) + ": lost to a fault");
    }
  }

  private void replied(GuestEvent event, RpcReply reply) {
    boolean isHeartbeat = event.command().equals(MARK_ACTIVE);
    if (isHeartbeat && isAccepted(reply)) {
      heartbeats.beat(event.at()).ifPresent(text -> write(event, ": " + text));
    } else if ((isHeartbeat || isOrder(event)) && !isAccepted(reply)) {
      write(event, ": " + shortened(event.command()) + ": refused: " + reason(reply));
    } else if (isVerbose && !reply.isDone()) {
      write(event, ": " + shortened(event.command()) + ": refused: " + reply.text());
    }
  }

  /** Returns whether it changes what the cluster does, other than by a heartbeat. */
  private static boolean isOrder(GuestEvent event) {
    String command = event.command();
    return command.startsWith(MONITOR + "Enable")
        || command.startsWith(MONITOR + "Disable")
        || command.startsWith(MONITOR + "PostAppState");
  }

  private static boolean isAccepted(RpcReply reply) {
    return reply.isDone() && reply.text().equals("0");
  }

  private static String reason(RpcReply reply) {
    if (!reply.isDone()) {
      return reply.text();
    }
    switch (reply.text()) {
      case "2":
        return "monitoring is not enabled";
      case "3":
      case "4":
        return "a state is missing";
      case "5":
        return "there is no such state";
      default:
        return "code " + reply.text();
    }
  }

  private static String shortened(String command) {
    return command.startsWith(MONITOR) ? command.substring(MONITOR.length()) : command;
  }

  private void write(GuestEvent event, String text) {
    journal.line(event.at(), OneLine.of(event.guest() + text, LONGEST));
  }
}
