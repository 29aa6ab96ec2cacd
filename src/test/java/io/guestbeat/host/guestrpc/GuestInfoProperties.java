package io.guestbeat.host.guestrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.guest.Width;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Statistics survive the wire; any other bytes give a value or a clear exception. */
class GuestInfoProperties {
  private static final int LAST_OF_V2 = 17;

  @Property
  void version3CarriesEverySnapshot(@ForAll("snapshots") Snapshot snapshot) throws Exception {
    Snapshot decoded = GuestInfoProtocol.V3.decode(GuestInfoProtocol.V3.encode(snapshot));

    assertThat(decoded).isEqualTo(snapshot);
  }

  @Property
  void version2CarriesTheFirstSeventeen(@ForAll("snapshots") Snapshot snapshot) throws Exception {
    Snapshot decoded = GuestInfoProtocol.V2.decode(GuestInfoProtocol.V2.encode(snapshot));

    assertThat(decoded.session()).isEqualTo(snapshot.session());
    for (Statistic statistic : Statistic.values()) {
      if (statistic.id() <= LAST_OF_V2) {
        assertThat(decoded.value(statistic)).isEqualTo(snapshot.value(statistic));
      } else if (statistic != Statistic.MEM_SHARES_64) {
        assertThat(decoded.error(statistic)).isEqualTo(GuestError.UNSUPPORTED_VERSION);
      }
    }
    assertThat(decoded.resourcePoolPath()).isEqualTo(snapshot.resourcePoolPath());
  }

  @Property
  void anAnswerCutAtAnyByteIsMalformed(
      @ForAll("snapshots") Snapshot snapshot, @ForAll @IntRange(max = 700) int cut) {
    for (GuestInfoProtocol protocol : protocols()) {
      byte[] whole = protocol.encode(snapshot);
      // What comes behind the long path may be cut, and the padding of its text.
      int most = whole.length - (protocol == GuestInfoProtocol.V3 ? 20 : 1);
      byte[] rest = Arrays.copyOf(whole, Math.min(cut, most));

      assertThatThrownBy(() -> protocol.decode(rest)).isInstanceOf(MalformedDataException.class);
    }
  }

  @Property(tries = 5000)
  void anyBytesGiveASnapshotOrAMalformedDataException(
      @ForAll("snapshots") Snapshot snapshot, @ForAll Random random) {
    for (GuestInfoProtocol protocol : protocols()) {
      byte[] answer = protocol.encode(snapshot);
      for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
        answer[random.nextInt(answer.length)] = (byte) random.nextInt();
      }
      assertDecodesOrIsMalformed(protocol, answer);
    }
  }

  @Property
  void noiseGivesASnapshotOrAMalformedDataException(@ForAll byte[] noise) {
    for (GuestInfoProtocol protocol : protocols()) {
      assertDecodesOrIsMalformed(protocol, noise);
    }
  }

  @Property
  void anyAnnouncedCountOrTextLengthIsBounded(@ForAll int announced) {
    byte[] answer = GuestInfoProtocol.V3.encode(Snapshot.of(SessionId.of(1)).build());
    ByteBuffer.wrap(answer).putInt(16, announced);
    assertDecodesOrIsMalformed(GuestInfoProtocol.V3, answer);

    int pathLengthAt = 20 + 15 * 12 + 2 * 16 + 8;
    ByteBuffer.wrap(answer).putInt(16, 38).putInt(pathLengthAt, announced);
    assertDecodesOrIsMalformed(GuestInfoProtocol.V3, answer);
  }

  @Property
  void aNewerHostMaySendMoreStatistics(@ForAll("snapshots") Snapshot snapshot) throws Exception {
    byte[] answer = GuestInfoProtocol.V3.encode(snapshot);
    byte[] more = Arrays.copyOf(answer, answer.length + 12);
    ByteBuffer.wrap(more).putInt(16, 39).putInt(answer.length, 39);

    assertThat(GuestInfoProtocol.V3.decode(more)).isEqualTo(snapshot);
  }

  @Property
  void anOlderHostMaySendFewer(@ForAll("snapshots") Snapshot snapshot) throws Exception {
    byte[] answer = GuestInfoProtocol.V3.encode(snapshot);
    ByteBuffer.wrap(answer).putInt(16, 4);

    assertKnowsNoMoreThanFour(GuestInfoProtocol.V3.decode(answer), snapshot);
  }

  @Property
  void anOlderHostsAnswerEndsWithItsLastStatistic(@ForAll("snapshots") Snapshot snapshot)
      throws Exception {
    byte[] answer = GuestInfoProtocol.V3.encode(snapshot, 4);

    assertThat(answer).hasSize(16 + 4 + 3 * 12 + 16);
    assertKnowsNoMoreThanFour(GuestInfoProtocol.V3.decode(answer), snapshot);
  }

  @Property
  void aHostOfVersion2HasNoValueBeyondTheStatisticsThatItKnows(
      @ForAll("snapshots") Snapshot snapshot) throws Exception {
    byte[] answer = GuestInfoProtocol.V2.encode(snapshot, 4);

    Snapshot decoded = GuestInfoProtocol.V2.decode(answer);

    assertThat(answer).hasSize(669);
    assertThat(decoded.value(Statistic.CPU_USED_MS))
        .isEqualTo(snapshot.value(Statistic.CPU_USED_MS));
    assertThat(decoded.error(Statistic.HOST_PROCESSOR_SPEED)).isEqualTo(GuestError.NOT_AVAILABLE);
  }

  @Example
  void version2IsTheBlockOf669Bytes() {
    assertThat(GuestInfoProtocol.V2.encode(Snapshot.of(SessionId.of(1)).build())).hasSize(669);
  }

  @Example
  void aPathLongerThanVersion2HoldsIsWholeInVersion3() throws Exception {
    String path = "/Resources/" + "x".repeat(600);
    Snapshot snapshot = Snapshot.of(SessionId.of(1)).resourcePoolPath(path).build();

    assertThat(
            GuestInfoProtocol.V3.decode(GuestInfoProtocol.V3.encode(snapshot)).resourcePoolPath())
        .contains(path);
    assertThat(
            GuestInfoProtocol.V2.decode(GuestInfoProtocol.V2.encode(snapshot)).resourcePoolPath())
        .contains(path.substring(0, 511));
  }

  @Provide
  Arbitrary<Snapshot> snapshots() {
    return Combinators.combine(
            Arbitraries.longs(),
            Arbitraries.longs().array(long[].class).ofSize(Statistic.values().length),
            Arbitraries.longs(),
            Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(511).optional())
        .as(
            (session, values, missing, path) -> {
              Snapshot.Builder snapshot = Snapshot.of(SessionId.of(session));
              for (Statistic statistic : Statistic.values()) {
                if ((missing >>> statistic.ordinal() & 1) == 0) {
                  long value = values[statistic.ordinal()];
                  boolean narrow = statistic.width() == Width.UINT32;
                  snapshot.value(statistic, narrow ? value & 0xFFFFFFFFL : value);
                }
              }
              path.ifPresent(snapshot::resourcePoolPath);
              return snapshot.build();
            });
  }

  private static GuestInfoProtocol[] protocols() {
    return new GuestInfoProtocol[] {GuestInfoProtocol.V3, GuestInfoProtocol.V2};
  }

  private static void assertKnowsNoMoreThanFour(Snapshot decoded, Snapshot snapshot) {
    assertThat(decoded.value(Statistic.CPU_USED_MS))
        .isEqualTo(snapshot.value(Statistic.CPU_USED_MS));
    assertThat(decoded.error(Statistic.HOST_PROCESSOR_SPEED))
        .isEqualTo(GuestError.UNSUPPORTED_VERSION);
  }

  private static void assertDecodesOrIsMalformed(GuestInfoProtocol protocol, byte[] answer) {
    try {
      assertThat(protocol.decode(answer)).isNotNull();
    } catch (MalformedDataException e) {
      assertThat(e).hasMessageContaining(" ");
    }
  }
}
