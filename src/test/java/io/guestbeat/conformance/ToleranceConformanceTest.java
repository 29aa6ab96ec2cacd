package io.guestbeat.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import io.guestbeat.host.guestrpc.GuestInfoProtocol;
import io.guestbeat.host.guestrpc.RpcReply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever reply VMware's genuine library makes sense of, ours does: generated packets are served
 * to both.
 */
@Conformance
class ToleranceConformanceTest {
  private static final int PACKETS = 250;

  @TempDir private Path folder;
  private final Random random = new Random(12);

  @Test
  void whateverTheGenuineLibraryAcceptsIsAccepted() throws IOException {
    List<byte[]> packets = new ArrayList<>(List.of(packet(field(2, 2, reply()))));
    while (packets.size() < PACKETS) {
      packets.add(generated());
    }
    Tally tally = new Tally();

    try (StandInHost host = StandInHost.serve(folder.resolve("host"))) {
      GenuineTools guests = GenuineTools.guestsOf(folder.resolve("host"));
      GuestProcess genuine = null;
      for (byte[] packet : packets) {
        host.answerAll(packet);
        if (genuine == null) {
          genuine = guests.cLibrary(PACKETS + 1);
        } else {
          genuine.nudge();
        }
        String theirs = lineOf(genuine);
        if (theirs.isEmpty()) {
          genuine.close();
          genuine = null;
        }
        tally.add(packet, theirs.equals("updated 0"), isReadByOurs());
      }
      if (genuine != null) {
        genuine.close();
      }
    }

    System.out.println(tally);
    assertThat(tally.acceptedByTheirsOnly).isEmpty();
    assertThat(tally.accepted).isGreaterThan(PACKETS / 4);
    assertThat(tally.refused).isGreaterThan(PACKETS / 20);
  }

  /** Its next line; empty if the packet has ended it. */
  private static String lineOf(GuestProcess genuine) {
    try {
      return genuine.line();
    } catch (AssertionError itsProcessHasEnded) {
      return "";
    }
  }

  private boolean isReadByOurs() {
    try (Host host = Hosts.open("unix:" + folder.resolve("host"));
        GuestHandle handle = host.guestLibrary().openHandle()) {
      handle.update();
      return true;
    } catch (GuestException e) {
      return false;
    }
  }

  /** A reply in some order among other fields, most of them of known types. */
  private byte[] generated() {
    List<byte[]> fields = new ArrayList<>();
    fields.add(field(2, 2, chance(3) ? oddReply() : reply()));
    if (!chance(4)) {
      fields.add(number(1, chance(5) ? random.nextInt() : 1));
    }
    for (int more = random.nextInt(4); more > 0; more--) {
      fields.add(otherField());
    }
    Collections.shuffle(fields, random);
    byte[] packet = packet(fields.toArray(new byte[0][]));
    if (chance(20)) {
      packet = Arrays.copyOf(packet, packet.length - 1 - random.nextInt(8));
      ByteBuffer.wrap(packet).putInt(packet.length - 4);
    }
    return packet;
  }

  private byte[] otherField() {
    int id = chance(12) ? 2 : 3 + random.nextInt(20);
    return switch (chance(15) ? 0 : 1 + random.nextInt(5)) {
      case 1 -> number(id, random.nextLong());
      case 2 -> field(2, id, bytes(random.nextInt(6)));
      case 3 -> {
        int count = random.nextInt(4);
        yield joined(header(3, id), integer(count), bytes(8 * count));
      }
      case 4 -> {
        byte[] text = string(bytes(random.nextInt(3)));
        yield joined(header(4, id), integer(2), text, string(bytes(2)));
      }
      case 5 -> number(1, 1);
      default -> joined(header(chance(2) ? 0 : 5 + random.nextInt(9), id), new byte[8]);
    };
  }

  private static byte[] reply() {
    return RpcReply.done(GuestInfoProtocol.V3.encode(snapshot())).encode();
  }

  /** Statistics whose lengths and counts are not what they should be. */
  private byte[] oddReply() {
    byte[] data = GuestInfoProtocol.V3.encode(snapshot());
    ByteBuffer odd = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    int length = odd.getInt(12);
    switch (random.nextInt(5)) {
      case 0 -> odd.putInt(12, length + random.nextInt(5000));
      case 1 -> odd.putInt(12, length - random.nextInt(60));
      case 2 -> odd.order(ByteOrder.BIG_ENDIAN).putInt(16, random.nextInt(60));
      case 3 -> data = joined(data, bytes(random.nextInt(40)));
      default -> {
        // Not the data alone: the C library would read on in whatever is behind its buffer.
        int cut = random.nextInt(24);
        odd.putInt(12, length - cut);
        data = Arrays.copyOf(data, data.length - cut);
      }
    }
    return RpcReply.done(data).encode();
  }

  private static Snapshot snapshot() {
    return Snapshot.of(io.guestbeat.guest.SessionId.of(4711))
        .value(Statistic.MEM_USED_MB, 512)
        .resourcePoolPath("/a/pool")
        .build();
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] packet(byte[]... fields) {
    byte[] body = joined(fields);
    return joined(integer(body.length), body);
  }

  private static byte[] field(int type, int id, byte[] bytes) {
    return joined(header(type, id), string(bytes));
  }

  private static byte[] number(int id, long value) {
    return joined(header(1, id), integer((int) value), integer((int) (value >>> 32)));
  }

  private static byte[] header(int type, int id) {
    return joined(integer(type), integer(id));
  }

  private static byte[] string(byte[] bytes) {
    return joined(integer(bytes.length), bytes);
  }

  private static byte[] integer(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  private static byte[] joined(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    Arrays.stream(parts).forEach(all::put);
    return all.array();
  }

  /** How often they agreed. */
  private static final class Tally {
    final List<String> acceptedByTheirsOnly = new ArrayList<>();
    int accepted;
    int acceptedByOursOnly;
    int refused;

    void add(byte[] packet, boolean theirs, boolean ours) {
      accepted += theirs && ours ? 1 : 0;
      acceptedByOursOnly += !theirs && ours ? 1 : 0;
      refused += !theirs && !ours ? 1 : 0;
      if (theirs && !ours) {
        acceptedByTheirsOnly.add(
            new String(java.util.Base64.getEncoder().encode(packet), US_ASCII));
      }
    }

    @Override
    public String toString() {
      return String.format(
          "of the packets both accepted %d and refused %d; ours alone accepted %d",
          accepted, refused, acceptedByOursOnly);
    }
  }
}
