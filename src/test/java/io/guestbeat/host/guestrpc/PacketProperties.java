package io.guestbeat.host.guestrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
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
  void anUnknownFieldOrTypeIsMalformed() {
    assertMalformed("field 9", int64(1, 1), string(2, "hi"), int64(9, 1));
    assertMalformed("field 1", string(1, "x"), string(2, "hi"));
    byte[] list = ByteBuffer.allocate(8).putInt(3).putInt(2).array();
    assertMalformed("type 3", int64(1, 1), list);
  }

  @Example
  void aPacketWithoutItsTypeOrPayloadIsMalformed() {
    assertMalformed("not a data packet", string(2, "hi"));
    assertMalformed("not a data packet", int64(1, 2), string(2, "hi"));
    assertMalformed("without a payload", int64(1, 1));
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
