package io.guestbeat.host.guestrpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Protocol 3: a little-endian header (u32 version, u64 session id, u32 length of the rest), then in
 * XDR (RFC 4506) a count and that many statistics: u32 id, u32 valid, value.
 */
final class GuestInfoV3 implements GuestInfoProtocol {
  private static final int VERSION = 3;
  private static final int HEADER_BYTES = 16;

  /** The resource pool's path; cut at 511 bytes by the host. */
  private static final int PATH_ID = 18;

  private static final int MAX_PATH_BYTES = 511;

  /** The resource pool's path, whole. */
  private static final int LONG_PATH_ID = 37;

  private static final int HIGHEST_ID = highestId();

  /** The statistic of each id; null for the two paths. */
  private static final Statistic[] BY_ID = byId();

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public Snapshot decode(byte[] answer) throws MalformedDataException {
    try {
      ByteBuffer in = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
      int version = in.getInt();
      if (version != VERSION) {
        throw new MalformedDataException("statistics of version " + version + ", not 3");
      }
      SessionId session = SessionId.of(in.getLong());
      // VMware's library believes a length that is too long, and reads what it needs of it.
      long length = Math.min(Integer.toUnsignedLong(in.getInt()), in.remaining());
      in.limit(in.position() + (int) length);
      return decodeStatistics(in.order(ByteOrder.BIG_ENDIAN), session);
    } catch (BufferUnderflowException e) {
      throw new MalformedDataException("statistics cut at " + answer.length + " bytes");
    }
  }

  private static Snapshot decodeStatistics(ByteBuffer in, SessionId session)
      throws MalformedDataException {
    Snapshot.Builder snapshot =
        Snapshot.of(session)
            .allUnavailable(GuestError.UNSUPPORTED_VERSION)
            .resourcePoolPathUnavailable(GuestError.NOT_AVAILABLE);
    long known = Math.min(Integer.toUnsignedLong(in.getInt()), HIGHEST_ID);
    for (int expected = 1; expected <= Math.min(known, LONG_PATH_ID); expected++) {
      decodeStatistic(in, expected, snapshot);
    }
    try {
      for (int expected = LONG_PATH_ID + 1; expected <= known; expected++) {
        decodeStatistic(in, expected, snapshot);
      }
    } catch (BufferUnderflowException | MalformedDataException asIfTheHostDidNotKnowIt) {
      // Older C libraries do not look at what comes behind the path, so it spoils nothing here.
    }
    return snapshot.build();
  }

  private static void decodeStatistic(ByteBuffer in, int expected, Snapshot.Builder snapshot)
      throws MalformedDataException {
    int id = in.getInt();
    if (id != expected) {
      throw new MalformedDataException(
          "statistic " + Integer.toUnsignedString(id) + " where " + expected + " belongs");
    }
    decodeStatistic(in, id, in.getInt() != 0, snapshot);
  }

  private static void decodeStatistic(
      ByteBuffer in, int id, boolean valid, Snapshot.Builder snapshot)
      throws MalformedDataException {
    Statistic statistic = BY_ID[id];
    if (statistic == null) {
      String path = Xdr.text(in);
      if (valid) {
        snapshot.resourcePoolPath(path);
      }
      return;
    }
    WireValue.read(in, statistic, valid, snapshot);
  }

  @Override
  public byte[] encode(Snapshot snapshot) {
    return encode(snapshot, HIGHEST_ID);
  }

  @Override
  public byte[] encode(Snapshot snapshot, int highestId) {
    int count = Math.min(highestId, HIGHEST_ID);
    byte[] path = snapshot.resourcePoolPath().orElse("").getBytes(UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(HEADER_BYTES + 4 + count * 16 + 2 * (path.length + 8))
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(VERSION)
            .putLong(snapshot.session().bits())
            .putInt(0);
    out.order(ByteOrder.BIG_ENDIAN).putInt(count);
    for (int id = 1; id <= count; id++) {
      encodeStatistic(out, id, snapshot, path);
    }
    int end = out.position();
    out.order(ByteOrder.LITTLE_ENDIAN).putInt(HEADER_BYTES - 4, end - HEADER_BYTES);
    byte[] answer = new byte[end];
    out.flip();
    out.get(answer);
    return answer;
  }

  private static void encodeStatistic(ByteBuffer out, int id, Snapshot snapshot, byte[] path) {
    Statistic statistic = BY_ID[id];
    out.putInt(id);
    if (statistic == null) {
      int length = id == PATH_ID ? Math.min(path.length, MAX_PATH_BYTES) : path.length;
      out.putInt(snapshot.resourcePoolPath().isPresent() ? 1 : 0);
      out.put(Xdr.opaqueOf(Arrays.copyOf(path, length)));
      return;
    }
    out.putInt(snapshot.value(statistic).isPresent() ? 1 : 0);
    WireValue.write(out, statistic, snapshot);
  }

  private static int highestId() {
    int highest = LONG_PATH_ID;
    for (Statistic statistic : Statistic.values()) {
      highest = Math.max(highest, statistic.id());
    }
    return highest;
  }

  private static Statistic[] byId() {
    Statistic[] byId = new Statistic[HIGHEST_ID + 1];
    for (Statistic statistic : Statistic.values()) {
      byId[statistic.id()] = statistic;
    }
    for (int id = 1; id <= HIGHEST_ID; id++) {
      boolean isPath = id == PATH_ID || id == LONG_PATH_ID;
      if ((byId[id] == null) != isPath) {
        throw new IllegalStateException("Statistic has a gap or a clash at id " + id);
      }
    }
    return byId;
  }
}
