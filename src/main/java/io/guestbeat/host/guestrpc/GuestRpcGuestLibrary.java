package io.guestbeat.host.guestrpc;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.GuestLibrary;
import io.guestbeat.guest.SourcedHandle;
import io.guestbeat.guest.StatQuery;
import java.io.IOException;
import java.util.Objects;

/** The Guest API over GuestRPC. Safe between threads; its handles share the channel. */
public final class GuestRpcGuestLibrary implements GuestLibrary {
  private final GuestRpcChannel channel;

  public GuestRpcGuestLibrary(GuestRpcChannel channel) {
    this.channel = Objects.requireNonNull(channel, "channel");
  }

  @Override
  public GuestHandle openHandle() {
    return new SourcedHandle(new StatisticsReader(channel), () -> {});
  }

  @Override
  public String statGet(String encoding, String stat) {
    StatQuery query = StatQuery.of(encoding, stat);
    RpcReply reply;
    try {
      reply = channel.call("guestlib.stat.get " + query.encoding() + " " + query.stat());
    } catch (IOException e) {
      throw new GuestException(GuestError.OTHER, "statGet: " + e.getMessage(), e);
    }
    if (!reply.isDone()) {
      throw new GuestException(
          GuestError.NOT_AVAILABLE,
          "statGet: the host does not give \"" + stat + "\" " + Refusal.explained(reply, ""));
    }
    return reply.text();
  }
}
