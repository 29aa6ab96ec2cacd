package io.guestbeat.host.guestrpc;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * Asks a host for its statistics and settles which protocol it speaks: 3, or else 2. Settled anew
 * when the session changes, because the VM may then be on another host. For one thread at a time.
 */
final class StatisticsReader implements Supplier<Snapshot> {
  private static final String COMMAND = "guestlib.info.get ";

  private final GuestRpcChannel channel;
  private SessionId session;

  /** Whether this session's host is known to speak 2 only: it refused 3 and never served it. */
  private boolean speaksOnly2;

  private boolean hasServed3;

  StatisticsReader(GuestRpcChannel channel) {
    this.channel = channel;
  }

  @Override
  public Snapshot get() {
    boolean settledOn2 = speaksOnly2;
    Snapshot snapshot = settledOn2 ? readAs2() : readAs3Or2();
    if (settledOn2 && !snapshot.session().equals(session)) {
      forgetHost();
      snapshot = readAs3Or2();
    }
    session = snapshot.session();
    return snapshot;
  }

  private Snapshot readAs3Or2() {
    RpcReply reply = call(GuestInfoProtocol.V3);
    if (reply.isDone()) {
      hasServed3 = true;
      return decoded(GuestInfoProtocol.V3, reply);
    }
    if (reply.isUnknownCommand()) {
      throw refused(reply);
    }
    Snapshot snapshot = readAs2();
    // One refusal by a host that has served 3 in this session is a passing fault: ask it again.
    boolean passingFault = hasServed3 && snapshot.session().equals(session);
    speaksOnly2 = !passingFault;
    return snapshot;
  }

  private Snapshot readAs2() {
    RpcReply reply = call(GuestInfoProtocol.V2);
    if (!reply.isDone()) {
      forgetHost();
      throw refused(reply);
    }
    return decoded(GuestInfoProtocol.V2, reply);
  }

  private void forgetHost() {
    session = null;
    speaksOnly2 = false;
    hasServed3 = false;
  }

  private RpcReply call(GuestInfoProtocol protocol) {
    try {
      return channel.call(COMMAND + protocol.version());
    } catch (IOException e) {
      throw new GuestException(GuestError.OTHER, "update: " + e.getMessage(), e);
    }
  }

  private Snapshot decoded(GuestInfoProtocol protocol, RpcReply reply) {
    Snapshot snapshot;
    try {
      snapshot = protocol.decode(reply.sharedResult());
    } catch (MalformedDataException e) {
      throw new GuestException(
          GuestError.OTHER, "update: " + channel.description() + ": " + e.getMessage(), e);
    }
    if (snapshot.session().bits() == 0) {
      throw new GuestException(
          GuestError.NO_INFO, "update: " + channel.description() + ": the host has no data yet");
    }
    return snapshot;
  }

  private GuestException refused(RpcReply reply) {
    return new GuestException(
        GuestError.NOT_ENABLED,
        "update: "
            + channel.description()
            + ": the host refuses guest statistics "
            + Refusal.explained(reply, ": isolation.tools.guestlibGetInfo.disable may be TRUE"),
        Refusal.of(reply));
  }
}
