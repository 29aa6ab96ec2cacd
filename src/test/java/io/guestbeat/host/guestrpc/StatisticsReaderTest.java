package io.guestbeat.host.guestrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import org.junit.jupiter.api.Test;

class StatisticsReaderTest {
  private static final String ASK_3 = "guestlib.info.get 3";
  private static final String ASK_2 = "guestlib.info.get 2";

  private final ScriptedTransport host = new ScriptedTransport();
  private final StatisticsReader reader = new StatisticsReader(new GuestRpcChannel(host));

  @Test
  void settlesOnVersion2ForAsLongAsTheSessionLasts() {
    host.answering(RpcReply.refused("Unsupported version"));
    host.answering(version2(1)).answering(version2(1));

    reader.get();
    reader.get();

    assertThat(host.asked).containsExactly(ASK_3, ASK_2, ASK_2);
  }

  @Test
  void settlesAnewWhenTheSessionChanges() {
    host.answering(RpcReply.refused("Unsupported version"));
    host.answering(version2(1)).answering(version2(2)).answering(version3(2));
    reader.get();

    Snapshot snapshot = reader.get();

    assertThat(host.asked).containsExactly(ASK_3, ASK_2, ASK_2, ASK_3);
    assertThat(snapshot.value(Statistic.CPU_STOLEN_MS)).hasValue(5);
  }

  @Test
  void oneRefusalInASessionThatWasServed3DoesNotLoseVersion3() {
    host.answering(version3(1)).answering(RpcReply.refused("busy")).answering(version2(1));
    host.answering(version3(1));
    reader.get();
    reader.get();

    Snapshot snapshot = reader.get();

    assertThat(snapshot.value(Statistic.CPU_STOLEN_MS)).hasValue(5);
    assertThat(host.asked).containsExactly(ASK_3, ASK_3, ASK_2, ASK_3);
  }

  @Test
  void movingToAHostThatKnowsOnly2SettlesOn2() {
    host.answering(version3(1)).answering(RpcReply.refused("Unsupported version"));
    host.answering(version2(2)).answering(version2(2));

    reader.get();
    reader.get();
    reader.get();

    assertThat(host.asked).containsExactly(ASK_3, ASK_3, ASK_2, ASK_2);
  }

  @Test
  void aHostThatRefusesBothOrDoesNotKnowTheCommandIsNotEnabled() {
    host.answering(RpcReply.refused("disabled")).answering(RpcReply.refused("disabled"));
    assertFails(GuestError.NOT_ENABLED, "guestlibGetInfo.disable");

    host.answering(RpcReply.refused("Unknown command"));
    assertFails(GuestError.NOT_ENABLED, "Unknown command");
  }

  @Test
  void aHostThatComesToItsSensesIsAskedFor3Again() {
    host.answering(RpcReply.refused("disabled")).answering(RpcReply.refused("disabled"));
    assertFails(GuestError.NOT_ENABLED, "disabled");
    host.answering(version3(1));

    assertThat(reader.get().value(Statistic.CPU_STOLEN_MS)).hasValue(5);
  }

  @Test
  void sessionZeroMeansNoData() {
    host.answering(version3(0));

    assertFails(GuestError.NO_INFO, "no data");
  }

  @Test
  void anAnswerThatCannotBeReadSaysSo() {
    host.answering(RpcReply.done("nonsense"));

    assertFails(GuestError.OTHER, "script: statistics");
  }

  private void assertFails(GuestError error, String why) {
    assertThatThrownBy(reader::get)
        .hasMessageContaining(why)
        .isInstanceOfSatisfying(GuestException.class, e -> assertThat(e.error()).isEqualTo(error));
  }

  private static RpcReply version3(long session) {
    return RpcReply.done(GuestInfoProtocol.V3.encode(snapshot(session)));
  }

  private static RpcReply version2(long session) {
    return RpcReply.done(GuestInfoProtocol.V2.encode(snapshot(session)));
  }

  private static Snapshot snapshot(long session) {
    return Snapshot.of(SessionId.of(session)).value(Statistic.CPU_STOLEN_MS, 5).build();
  }
}
