package io.guestbeat.host.guestrpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Protocol 2: a packed, little-endian block of 669 bytes: u32 version, u64 session id, then for
 * each of the statistics 1 to 17 u8 valid, three bytes of padding and the value, then u8 valid and
 * 512 bytes of resource pool path.
 */
final class GuestInfoV2 implements GuestInfoProtocol {
  private static final int VERSION = 2;
  private static final int HIGHEST_ID = 17;
  private static final int VALID_BYTES = 4;
  private static final int PATH_BYTES = 512;

  private static final List<Statistic> STATISTICS = statistics();
  private static final int LENGTH = 4 + 8 + lengthOf(STATISTICS) + 1 + PATH_BYTES;

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public Snapshot decode(byte[] answer) throws MalformedDataException {
    if (answer.length < LENGTH) {
      throw new MalformedDataException(
          "statistics of " + answer.length + " bytes where version 2 has " + LENGTH);
    }
    ByteBuffer in = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
    int version = in.getInt();
    if (version != VERSION) {
      throw new MalformedDataException("statistics of version " + version + ", not 2");
    }
    Snapshot.Builder snapshot =
        Snapshot.of(SessionId.of(in.getLong())).allUnavailable(GuestError.UNSUPPORTED_VERSION);
    for (Statistic statistic : STATISTICS) {
      boolean valid = in.get() != 0;
      in.position(in.position() + VALID_BYTES - 1);
      WireValue.read(in, statistic, valid, snapshot);
    }
    boolean pathIsValid = in.get() != 0;
    byte[] path = new byte[PATH_BYTES];
    in.get(path);
    if (pathIsValid) {
      snapshot.resourcePoolPath(Xdr.textOf(path));
    }
    return snapshot.build();
  }

  @Override
  public byte[] encode(Snapshot snapshot) {
    return encode(snapshot, HIGHEST_ID);
  }

  /** The block is fixed: a statistic that the host does not know is one without a value. */
  @Override
  public byte[] encode(Snapshot snapshot, int highestId) {
    ByteBuffer out =
        ByteBuffer.allocate(LENGTH)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(VERSION)
            .putLong(snapshot.session().bits());
    for (Statistic statistic : STATISTICS) {
      boolean valid = statistic.id() <= highestId && snapshot.value(statistic).isPresent();
      out.putInt(valid ? 1 : 0);
      WireValue.write(out, statistic, snapshot);
    }
    out.put((byte) (snapshot.resourcePoolPath().isPresent() ? 1 : 0));
    byte[] path = snapshot.resourcePoolPath().orElse("").getBytes(UTF_8);
    out.put(path, 0, Math.min(path.length, PATH_BYTES - 1));
    return out.array();
  }

  private static List<Statistic> statistics() {
    List<Statistic> statistics = new ArrayList<>();
    for (Statistic statistic : Statistic.values()) {
      if (statistic.id() <= HIGHEST_ID) {
        statistics.add(statistic);
      }
    }
    return statistics;
  }

  private static int lengthOf(List<Statistic> statistics) {
    int bytes = 0;
    for (Statistic statistic : statistics) {
      bytes += VALID_BYTES + statistic.width().bytes();
    }
    return bytes;
  }
}
