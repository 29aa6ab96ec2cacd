package io.guestbeat.host.simulator;

import io.guestbeat.host.guestrpc.GuestInfoProtocol;
import io.guestbeat.host.guestrpc.RpcReply;
import io.guestbeat.host.guestrpc.server.Commands;
import io.guestbeat.host.guestrpc.server.Faults;
import io.guestbeat.host.simulator.vm.StatEncoding;
import io.guestbeat.host.simulator.vm.StatPages;
import io.guestbeat.host.simulator.vm.StatisticSources;
import io.guestbeat.host.simulator.vm.VmReading;
import java.util.Optional;
import java.util.function.Function;

/** The commands of the guest library. */
final class GuestLibraryCommands {
  private static final RpcReply DISABLED = RpcReply.refused("disabled");

  private final SimulatedVm vm;
  private final Faults faults;

  GuestLibraryCommands(SimulatedVm vm, Faults faults) {
    this.vm = vm;
    this.faults = faults;
  }

  void addTo(Commands commands) {
    commands.with("guestlib.info.get", unlessDisabled(this::info));
    commands.with("guestlib.stat.get", unlessDisabled(this::stat));
  }

  private Commands.Command unlessDisabled(Function<Optional<String>, RpcReply> command) {
    return (guest, argument) ->
        faults.isGuestLibraryDisabled() ? DISABLED : command.apply(argument);
  }

  private RpcReply info(Optional<String> argument) {
    VmReading reading = vm.reading();
    String version = argument.orElse("").trim();
    if (version.equals("3") && reading.hostProfile.protocolVersion() >= 3) {
      return encoded(reading, GuestInfoProtocol.V3);
    }
    if (version.equals("2")) {
      return encoded(reading, GuestInfoProtocol.V2);
    }
    return RpcReply.refused("Unsupported version");
  }

  private static RpcReply encoded(VmReading reading, GuestInfoProtocol protocol) {
    int highestId = reading.hostProfile.highestStatisticId();
    return RpcReply.done(protocol.encode(StatisticSources.snapshotOf(reading), highestId));
  }

  /**
   * VMware's tools put a space behind the name, for a parameter that may be empty, and send nothing
   * but spaces to list the names.
   */
  private RpcReply stat(Optional<String> argument) {
    String[] words = argument.orElse("").trim().split(" ", 2);
    Optional<StatEncoding> encoding =
        words[0].isEmpty() ? Optional.of(StatEncoding.TEXT) : StatEncoding.named(words[0]);
    if (!encoding.isPresent()) {
      return RpcReply.refused("Unknown encoding");
    }
    return new StatPages(vm.reading())
        .page(words.length < 2 ? "" : words[1].trim())
        .map(page -> RpcReply.done(encoding.get().encode(page)))
        .orElseGet(() -> RpcReply.refused("Unknown stat"));
  }
}
