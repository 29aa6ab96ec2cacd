package io.guestbeat.host.guestrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Any bytes in give a packet or a clear exception. */
class PacketProperties {
  @Property
  void whatIsEncodedIsDecoded(@ForAll @Size(min = 1, max = 2000) byte[] payload) throws Exception {
    Packet packet = Packet.of(payload);

    assertThat(Packet.decode(packet.encode()).payload()).isEqualTo(payload);
    assertThat(Packet.decode(packet.encode()).wantsFastClose()).isFalse();
    assertThat(Packet.decode(packet.withFastClose().encode()).wantsFastClose()).isTrue();
  }

  @Property
  void fieldsMayComeInAnyOrder(@ForAll("orders") List<byte[]> fields) throws Exception {
    Packet packet = Packet.decode(packetOf(fields));

    assertThat(packet.payload()).containsExactly('h', 'i');
    assertThat(packet.wantsFastClose()).isTrue();
  }

  @Property
  void aPacketCutAtAnyByteIsMalformed(
      @ForAll @Size(min = 1, max = 200) byte[] payload, @ForAll @IntRange(max = 250) int cut) {
    byte[] whole = Packet.of(payload).withFastClose().encode();
    byte[] rest = Arrays.copyOf(whole, Math.min(cut, whole.length - 1));

    assertThatThrownBy(() -> Packet.decode(rest)).isInstanceOf(MalformedDataException.class);
  }

  @Property
  void aPacketCutAtAnyByteWhoseLengthFitsIsMalformed(
      @ForAll @Size(min = 1, max = 200) byte[] payload, @ForAll @IntRange(max = 250) int cut) {
    byte[] whole = Packet.of(payload).encode();
    byte[] rest = Arrays.copyOf(whole, Math.min(Math.max(cut, 4), whole.length - 1));
    ByteBuffer.wrap(rest).putInt(rest.length - 4);

    assertThatThrownBy(() -> Packet.decode(rest)).isInstanceOf(MalformedDataException.class);
  }

  @Property(tries = 5000)
  void anyBytesGiveAPacketOrAMalformedDataException(@ForAll("nearlyPackets") byte[] bytes) {
    try {
      assertThat(Packet.decode(bytes).payload()).hasSizeLessThanOrEqualTo(bytes.length);
    } catch (MalformedDataException e) {
      assertThat(e).hasMessageMatching("(?s).{10,}");
    }
  }

  @Property
  void aLengthUpToAllBitsSetNeverAllocates(
      @ForAll @LongRange(min = Packet.MAX_BODY_BYTES + 1L, max = 0xFFFFFFFFL) long length) {
    byte[] header = ByteBuffer.allocate(4).putInt((int) length).array();

    assertThatThrownBy(() -> Packet.bodyLength(header))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining(Long.toString(length));
  }

  @Property
  void aStringFieldOfAnyAnnouncedLengthIsBounded(
      @ForAll @LongRange(min = 3, max = 0xFFFFFFFFL) long length) {
    byte[] field = ByteBuffer.allocate(14).putInt(2).putInt(2).putInt((int) length).array();

    assertThatThrownBy(() -> Packet.decode(packetOf(List.of(int64(1, 1), field))))
        .isInstanceOf(MalformedDataException.class);
  }

  @Example
  void aFieldThatComesTwiceIsMalformed() {
    assertMalformed("twice", int64(1, 1), int64(1, 1), string(2, "hi"));
    assertMalformed("twice", int64(1, 1), string(2, "hi"), string(2, "hi"));
  }

  @Example
  void anUnknownTypeIsMalformed() {
    for (int type : new int[] {0, 5, -1, Integer.MIN_VALUE}) {
      byte[] unknown = ByteBuffer.allocate(8).putInt(type).putInt(9).array();
      assertMalformed("type " + Integer.toUnsignedString(type), string(2, "hi"), unknown);
    }
  }

  @Example
  void aPacketWithoutAPayloadIsMalformed() {
    assertMalformed("without a payload", int64(1, 1));
    assertMalformed("without a payload", int64(1, 1), int64(2, 1));
    assertMalformed("without a payload");
  }

  @Property
  void everyOtherFieldOfAKnownTypeIsIgnored(@ForAll("furtherFields") List<byte[]> fields)
      throws Exception {
    assertThat(Packet.decode(packetOf(fields)).payload()).containsExactly('h', 'i');
  }

  /** The payload among fields that no host is known to send, and perhaps no packet type. */
  @Provide
  Arbitrary<List<byte[]>> furtherFields() {
    byte[] numbers =
        ByteBuffer.allocate(28).putInt(3).putInt(7).putInt(2).putLong(1).putLong(2).array();
    byte[] texts =
        ByteBuffer.allocate(22)
            .putInt(4)
            .putInt(8)
            .putInt(2)
            .putInt(2)
            .put(new byte[] {'h', 'o'})
            .putInt(0)
            .array();
    Arbitrary<byte[]> packetType = Arbitraries.of(int64(1, 1), int64(1, 9), string(1, "data"));
    Arbitrary<byte[]> others = Arbitraries.of(int64(9, -1), string(10, ""), numbers, texts);
    return packetType
        .list()
        .ofMaxSize(1)
        .flatMap(
            type ->
                others
                    .list()
                    .uniqueElements()
                    .flatMap(
                        more -> {
                          List<byte[]> all = new ArrayList<>(type);
                          all.addAll(more);
                          all.add(string(2, "hi"));
                          return Arbitraries.shuffle(all);
                        }));
  }

  @Provide
  Arbitrary<List<byte[]>> orders() {
    return Arbitraries.shuffle(int64(1, 1), string(2, "hi"), int64(3, 1));
  }

  /** Packets with a few bytes changed: they get further into the decoder than noise does. */
  @Provide
  Arbitrary<byte[]> nearlyPackets() {
    Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(64);
    Arbitrary<byte[]> mutated =
        Arbitraries.bytes()
            .array(byte[].class)
            .ofMinSize(4)
            .ofMaxSize(40)
            .map(
                bytes -> {
                  byte[] packet = Packet.of(bytes).withFastClose().encode();
                  int at = 4 + Math.floorMod(bytes[0], packet.length - 4);
                  packet[at] = (byte) (bytes[1] % 5);
                  return packet;
                });
    return Arbitraries.oneOf(noise, mutated);
  }

  private static void assertMalformed(String why, byte[]... fields) {
    assertThatThrownBy(() -> Packet.decode(packetOf(List.of(fields))))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining(why);
  }

  private static byte[] packetOf(List<byte[]> fields) {
    int length = fields.stream().mapToInt(field -> field.length).sum();
    ByteBuffer packet = ByteBuffer.allocate(4 + length).putInt(length);
    fields.forEach(packet::put);
    return packet.array();
  }

  private static byte[] int64(int field, long value) {
    return ByteBuffer.allocate(16)
        .putInt(1)
        .putInt(field)
        .putInt((int) value)
        .putInt((int) (value >>> 32))
        .array();
  }

  private static byte[] string(int field, String value) {
    return ByteBuffer.allocate(12 + value.length())
        .putInt(2)
        .putInt(field)
        .putInt(value.length())
        .put(value.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
        .array();
  }
}
