package io.guestbeat.host.guestrpc.server;

import io.guestbeat.host.guestrpc.MalformedDataException;
import io.guestbeat.host.guestrpc.Packet;
import io.guestbeat.host.guestrpc.RpcReply;
import java.util.Arrays;
import java.util.Optional;

/** A request packet in, one answer out: the packets, and the faults, of every connection. */
public final class RequestHandler {
  private static final RpcReply PERMISSION_DENIED = RpcReply.refused("Permission denied");

  private final Commands commands;
  private final Faults faults;
  private final GuestLog guests;

  public RequestHandler(Commands commands, Faults faults, GuestLog guests) {
    this.commands = commands;
    this.faults = faults;
    this.guests = guests;
  }

  HostResponse answer(byte[] requestPacket, ConnectedGuest guest) {
    Packet request;
    try {
      request = Packet.decode(requestPacket);
    } catch (MalformedDataException e) {
      return HostResponse.close();
    }
    String command = Commands.textOf(request.payload());
    guests.asked(guest, command);
    RequestFault fate = faults.next(command);
    RpcReply reply = fate.isCarriedOut() ? carryOut(request, guest, fate) : null;
    guests.decided(guest, command, Optional.ofNullable(reply));
    return answer(request, reply, fate).delayedBy(fate);
  }

  private RpcReply carryOut(Packet request, ConnectedGuest guest, RequestFault fate) {
    if (!guest.isPrivileged() && faults.areUnprivilegedRefused()) {
      return PERMISSION_DENIED;
    }
    return fate.trouble == Faults.Trouble.UNKNOWN_COMMAND
        ? Commands.UNKNOWN
        : commands.run(request.payload(), guest);
  }

  private HostResponse answer(Packet request, RpcReply reply, RequestFault fate) {
    switch (fate.trouble) {
      case CLOSE_BEFORE_READING:
      case CLOSE_AFTER_READING:
        return HostResponse.close();
      case GARBAGE:
        return HostResponse.of(faults.garbage(), true);
      case HANG:
      case SILENCE:
        return HostResponse.silence(fate.epoch);
      case CUT:
        return cut(replyWith(reply, request).bytes());
      default:
        return replyWith(reply, request);
    }
  }

  private static HostResponse replyWith(RpcReply reply, Packet request) {
    return HostResponse.of(Packet.of(reply.encode()).encode(), request.wantsFastClose());
  }

  private HostResponse cut(byte[] reply) {
    return HostResponse.of(Arrays.copyOf(reply, Math.min(reply.length, faults.cutAfter())), true);
  }
}
