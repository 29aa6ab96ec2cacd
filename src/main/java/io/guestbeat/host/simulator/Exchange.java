package io.guestbeat.host.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.host.guestrpc.MalformedDataException;
import io.guestbeat.host.guestrpc.Packet;
import io.guestbeat.host.guestrpc.RpcReply;
import java.util.Arrays;

/** One request packet in, one answer out: the packets, and the faults, of every connection. */
final class Exchange {
  private final Commands commands;
  private final Faults faults;

  Exchange(Commands commands, Faults faults) {
    this.commands = commands;
    this.faults = faults;
  }

  Answer answer(byte[] requestPacket) {
    Packet request;
    try {
      request = Packet.decode(requestPacket);
    } catch (MalformedDataException e) {
      return Answer.close();
    }
    Fate fate = faults.next(new String(request.payload(), UTF_8));
    return answer(request, fate).delayedBy(fate);
  }

  private Answer answer(Packet request, Fate fate) {
    switch (fate.trouble) {
      case CLOSE_BEFORE_READING:
      case CLOSE_AFTER_READING:
        return Answer.close();
      case GARBAGE:
        return Answer.of(faults.garbage(), true);
      case UNKNOWN_COMMAND:
        return replyWith(Commands.UNKNOWN, request);
      case SILENCE:
        commands.run(request.payload());
        return Answer.silence(fate.epoch);
      case CUT:
        return cut(replyWith(commands.run(request.payload()), request).bytes());
      default:
        return replyWith(commands.run(request.payload()), request);
    }
  }

  private static Answer replyWith(RpcReply reply, Packet request) {
    return Answer.of(Packet.of(reply.encode()).encode(), request.wantsFastClose());
  }

  private Answer cut(byte[] reply) {
    return Answer.of(Arrays.copyOf(reply, Math.min(reply.length, faults.cutAfter())), true);
  }
}
