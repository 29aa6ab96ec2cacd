package io.guestbeat.heartbeat.escalation.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import org.junit.jupiter.api.Test;

class EvidenceTextTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void writesEveryCharacterAsUtf8() throws IOException {
    String text = "a\u00e9\u07ff\u0800\u20ac\uffff\ud83d\ude00\udbff\udfff\n".repeat(3000);
    EvidenceText evidence = new EvidenceText(Channels.newChannel(bytes), Long.MAX_VALUE);

    evidence.append(text).append('x').append(text, 1, 4);
    evidence.flush();

    assertThat(bytes.toByteArray()).isEqualTo((text + 'x' + text.substring(1, 4)).getBytes(UTF_8));
  }

  @Test
  void writesHalfACharacterAsAQuestionMark() throws IOException {
    EvidenceText evidence = new EvidenceText(Channels.newChannel(bytes), 100);

    evidence.append("a\ud83db");
    evidence.flush();

    assertThat(bytes.toString(UTF_8)).isEqualTo("a?b");
  }

  @Test
  void takesNoMoreThanItMayAndCutsNoCharacterInTwo() throws IOException {
    EvidenceText evidence = new EvidenceText(Channels.newChannel(bytes), 10);

    assertThatThrownBy(() -> evidence.append("123456789€"))
        .isInstanceOf(EvidenceText.FullException.class);
    evidence.extend(2);
    evidence.append("€");
    evidence.flush();

    assertThat(bytes.toString(UTF_8)).isEqualTo("123456789€");
  }
}
