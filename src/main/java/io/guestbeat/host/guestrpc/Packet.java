package io.guestbeat.host.guestrpc;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * A packet of an RPCI connection: a request's or reply's payload, and whether the host should close
 * after replying. Immutable.
 *
 * <p>On the wire, all big-endian: u32 length of what follows, then fields. A field is u32 type, u32
 * id and a value: for type 1 an int64 as its low and then its high 32 bits, for type 2 a u32 length
 * and that many bytes, for types 3 and 4 a u32 count and that many int64s or strings. Source: the
 * data map and simple socket code of open-vm-tools 13.1.
 *
 * <p>Reads whatever VMware's own reader reads: it wants the payload, and skips every other field of
 * a known type.
 */
public final class Packet {
  /** The bytes before the fields: their length. */
  public static final int HEADER_BYTES = 4;

  /** The most bytes that the fields of one packet may take; no host sends more. */
  public static final int MAX_BODY_BYTES = 1 << 20;

  private static final int TYPE_INT64 = 1;
  private static final int TYPE_STRING = 2;
  private static final int TYPE_INT64_LIST = 3;
  private static final int TYPE_STRING_LIST = 4;
  private static final int FIELD_PACKET_TYPE = 1;
  private static final int FIELD_PAYLOAD = 2;
  private static final int FIELD_FAST_CLOSE = 3;
  private static final long PACKET_TYPE_DATA = 1;
  private static final int INT64_FIELD_BYTES = 16;
  private static final int STRING_FIELD_HEADER_BYTES = 12;

  private final byte[] payload;
  private final boolean fastClose;

  private Packet(byte[] payload, boolean fastClose) {
    this.payload = payload;
    this.fastClose = fastClose;
  }

  public static Packet of(byte[] payload) {
    return new Packet(payload.clone(), false);
  }

  /** The same payload, with the wish that the host close the connection after its reply. */
  public Packet withFastClose() {
    return new Packet(payload, true);
  }

  public byte[] payload() {
    return payload.clone();
  }

  /** Returns the payload itself, which the caller must not change. */
  byte[] sharedPayload() {
    return payload;
  }

  public boolean wantsFastClose() {
    return fastClose;
  }

  /**
   * Returns the length of the body that this header announces.
   *
   * @throws MalformedDataException if it is over {@link #MAX_BODY_BYTES}
   */
  public static int bodyLength(byte[] header) throws MalformedDataException {
    long length = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt());
    if (length > MAX_BODY_BYTES) {
      throw new MalformedDataException(
          "packet of " + length + " bytes; at most " + MAX_BODY_BYTES + " are accepted");
    }
    return (int) length;
  }

  /**
   * Reads a whole packet, its length included.
   *
   * @throws MalformedDataException if it is cut or too long, has a field of an unknown type or one
   *     field twice, or has no payload
   */
  public static Packet decode(byte[] packet) throws MalformedDataException {
    if (packet.length < HEADER_BYTES) {
      throw new MalformedDataException("packet cut within its length");
    }
    int length = bodyLength(packet);
    if (length != packet.length - HEADER_BYTES) {
      throw new MalformedDataException(
          "packet of " + (packet.length - HEADER_BYTES) + " bytes announces " + length);
    }
    ByteBuffer body = ByteBuffer.wrap(packet, HEADER_BYTES, length);
    try {
      return new Fields().readFrom(body).toPacket();
    } catch (BufferUnderflowException e) {
      throw new MalformedDataException("packet cut within a field");
    }
  }

  /** Returns the bytes to send, the length included. */
  public byte[] encode() {
    int body = INT64_FIELD_BYTES + STRING_FIELD_HEADER_BYTES + payload.length;
    if (fastClose) {
      body += INT64_FIELD_BYTES;
    }
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + body).putInt(body);
    putInt64(out, FIELD_PACKET_TYPE, PACKET_TYPE_DATA);
    out.putInt(TYPE_STRING).putInt(FIELD_PAYLOAD).putInt(payload.length).put(payload);
    if (fastClose) {
      putInt64(out, FIELD_FAST_CLOSE, 1);
    }
    return out.array();
  }

  private static void putInt64(ByteBuffer out, int field, long value) {
    out.putInt(TYPE_INT64).putInt(field).putInt((int) value).putInt((int) (value >>> 32));
  }

  /** The fields met so far; they come in any order, each at most once. */
  private static final class Fields {
    private final Set<Integer> met = new HashSet<>();
    private byte[] payload;
    private boolean fastClose;

    Fields readFrom(ByteBuffer body) throws MalformedDataException {
      while (body.hasRemaining()) {
        int type = body.getInt();
        int field = body.getInt();
        if (!met.add(field)) {
          throw new MalformedDataException("field " + Integer.toUnsignedString(field) + " twice");
        }
        readValue(type, field, body);
      }
      return this;
    }

    Packet toPacket() throws MalformedDataException {
      if (payload == null) {
        throw new MalformedDataException("packet without a payload");
      }
      return new Packet(payload, fastClose);
    }

    private void readValue(int type, int field, ByteBuffer body) throws MalformedDataException {
      switch (type) {
        case TYPE_INT64:
          long number = int64(body);
          fastClose |= field == FIELD_FAST_CLOSE && number != 0;
          break;
        case TYPE_STRING:
          byte[] bytes = string(body);
          payload = field == FIELD_PAYLOAD ? bytes : payload;
          break;
        case TYPE_INT64_LIST:
          for (long left = count(body); left > 0; left--) {
            int64(body);
          }
          break;
        case TYPE_STRING_LIST:
          for (long left = count(body); left > 0; left--) {
            string(body);
          }
          break;
        default:
          throw new MalformedDataException("field of type " + Integer.toUnsignedString(type));
      }
    }

    /** Ends at the end of the body at the latest: every element takes bytes of it. */
    private static long count(ByteBuffer body) {
      return Integer.toUnsignedLong(body.getInt());
    }

    private static long int64(ByteBuffer body) {
      long low = Integer.toUnsignedLong(body.getInt());
      return low | (long) body.getInt() << 32;
    }

    private static byte[] string(ByteBuffer body) throws MalformedDataException {
      long length = Integer.toUnsignedLong(body.getInt());
      if (length > body.remaining()) {
        throw new MalformedDataException(
            "string of " + length + " bytes where " + body.remaining() + " are left");
      }
      byte[] bytes = new byte[(int) length];
      body.get(bytes);
      return bytes;
    }
  }
}
