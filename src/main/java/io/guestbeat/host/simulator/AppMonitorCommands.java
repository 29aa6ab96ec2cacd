package io.guestbeat.host.simulator;

import io.guestbeat.appmonitor.AppState;
import io.guestbeat.host.guestrpc.RpcReply;
import io.guestbeat.host.guestrpc.server.Commands;
import io.guestbeat.host.guestrpc.server.ConnectedGuest;
import java.util.Optional;

/** The commands of the application monitor. */
final class AppMonitorCommands {
  private static final String PREFIX = "GuestAppMonitor.Cmd.";
  private static final RpcReply DONE = RpcReply.done("0");
  private static final RpcReply NOT_ENABLED = RpcReply.done("2");
  private static final RpcReply ARGUMENT_EXPECTED = RpcReply.done("3");
  private static final RpcReply NULL_ARGUMENT = RpcReply.done("4");
  private static final RpcReply BAD_ARGUMENT = RpcReply.done("5");

  /** What C prints for a state that is NULL. */
  private static final String NULL_IN_C = "(null)";

  private final HaCluster ha;

  AppMonitorCommands(HaCluster ha) {
    this.ha = ha;
  }

  void addTo(Commands commands) {
    commands.with(
        PREFIX + "Enable", (guest, argument) -> ha.enable(by(guest)) ? DONE : NOT_ENABLED);
    commands.with(PREFIX + "Disable", (guest, argument) -> disable(guest));
    commands.with(
        PREFIX + "MarkActive", (guest, argument) -> ha.markActive(by(guest)) ? DONE : NOT_ENABLED);
    commands.with(PREFIX + "IsEnabled", (guest, argument) -> RpcReply.done("" + ha.isEnabled()));
    commands.with(PREFIX + "GetAppStatus", (guest, argument) -> RpcReply.done(ha.status().text()));
    commands.with(PREFIX + "PostAppState", this::post);
  }

  private RpcReply disable(ConnectedGuest guest) {
    ha.disable(by(guest));
    return DONE;
  }

  private RpcReply post(ConnectedGuest guest, Optional<String> argument) {
    if (!argument.isPresent()) {
      return ARGUMENT_EXPECTED;
    }
    String text = argument.get();
    if (text.isEmpty() || text.equals(NULL_IN_C)) {
      return NULL_ARGUMENT;
    }
    for (AppState state : AppState.values()) {
      if (state.text().equals(text)) {
        return ha.post(state, by(guest)) ? DONE : NOT_ENABLED;
      }
    }
    return BAD_ARGUMENT;
  }

  private static Optional<String> by(ConnectedGuest guest) {
    return guest.client().isKnown() ? Optional.of(guest.client().toString()) : Optional.empty();
  }
}
