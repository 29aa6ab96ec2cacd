package io.guestbeat.host.guestrpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RpcReplyTest {
  @Test
  void theReasonOfARefusalIsOneHarmlessLine() {
    RpcReply reply = RpcReply.refused("no\u009b2J\u202e\u2066\u2028\u0085\r\n\u001b[m because");

    assertThat(reply.reason()).matches("no[ -~]* because");
  }

  @Test
  void theReasonOfARefusalIsShort() {
    assertThat(RpcReply.refused("x".repeat(100_000)).reason()).hasSize(200).endsWith("…");
  }
}
