package io.guestbeat.host.guestrpc.server;

import io.guestbeat.host.guestrpc.RpcReply;
import java.time.Duration;
import java.util.Optional;

/** Something that a guest did, or that was done to its request. Immutable. */
public final class GuestEvent {
  private final Type type;
  private final Duration at;
  private final ConnectedGuest guest;
  private final String command;
  private final Optional<RpcReply> reply;

  GuestEvent(
      Type type, Duration at, ConnectedGuest guest, String command, Optional<RpcReply> reply) {
    this.type = type;
    this.at = at;
    this.guest = guest;
    this.command = command;
    this.reply = reply;
  }

  public Type type() {
    return type;
  }

  /** Returns when, counted from the start of the simulation. */
  public Duration at() {
    return at;
  }

  public ConnectedGuest guest() {
    return guest;
  }

  /** Returns what was asked, with its argument; empty where nothing was. */
  public String command() {
    return command;
  }

  /** Returns what the host replied; a fault may still spoil it on its way. */
  public Optional<RpcReply> reply() {
    return reply;
  }

  /** What happened. */
  public enum Type {
    /** A guest has connected. */
    CONNECTED,
    /** A request has come; what becomes of it follows. */
    ASKED,
    /** The host has carried the request out, or refused it. */
    REPLIED,
    /** A fault has kept the host from carrying the request out. */
    LOST,
    /** The connection has ended. */
    LEFT
  }
}
