package io.guestbeat.host.guestrpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.text.OneLine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A host's answer to a command: done or refused, and the result's bytes. Immutable.
 *
 * <p>On the wire: {@code "1 "} or {@code "0 "}, then the result.
 */
public final class RpcReply {
  /** How a host that does not know a command refuses it. */
  public static final String UNKNOWN_COMMAND = "Unknown command";

  private static final int PREFIX_BYTES = 2;
  private static final int MAX_REASON_LENGTH = 200;

  private final boolean done;
  private final byte[] result;

  private RpcReply(boolean done, byte[] result) {
    this.done = done;
    this.result = result;
  }

  public static RpcReply done(byte[] result) {
    return new RpcReply(true, result.clone());
  }

  public static RpcReply done(String result) {
    return new RpcReply(true, result.getBytes(UTF_8));
  }

  public static RpcReply refused(String why) {
    return new RpcReply(false, why.getBytes(UTF_8));
  }

  /**
   * Reads the payload of a reply packet.
   *
   * @throws MalformedDataException if it does not begin as a reply
   */
  public static RpcReply decode(byte[] payload) throws MalformedDataException {
    boolean plausible =
        payload.length >= PREFIX_BYTES
            && (payload[0] == '0' || payload[0] == '1')
            && payload[1] == ' ';
    if (!plausible) {
      throw new MalformedDataException(
          "reply of " + payload.length + " bytes that begins with neither \"1 \" nor \"0 \"");
    }
    return new RpcReply(
        payload[0] == '1', Arrays.copyOfRange(payload, PREFIX_BYTES, payload.length));
  }

  /** Returns the payload of a reply packet. */
  public byte[] encode() {
    byte[] payload = new byte[PREFIX_BYTES + result.length];
    payload[0] = (byte) (done ? '1' : '0');
    payload[1] = ' ';
    System.arraycopy(result, 0, payload, PREFIX_BYTES, result.length);
    return payload;
  }

  /** Returns whether the host did what it was asked. */
  public boolean isDone() {
    return done;
  }

  /** Returns whether the host refused because it does not know the command. */
  public boolean isUnknownCommand() {
    return !done && text().startsWith(UNKNOWN_COMMAND);
  }

  public byte[] result() {
    return result.clone();
  }

  /** Returns the result itself, which the caller must not change. */
  byte[] sharedResult() {
    return result;
  }

  /** Returns the result as text, without the NULs some hosts end it with. */
  public String text() {
    int end = result.length;
    while (end > 0 && result[end - 1] == 0) {
      end--;
    }
    return new String(result, 0, end, StandardCharsets.UTF_8);
  }

  /** Returns why the host refused, in its own words, made fit for one line of a log. */
  public String reason() {
    return OneLine.of(text(), MAX_REASON_LENGTH);
  }
}
