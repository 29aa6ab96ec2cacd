package io.guestbeat.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.ForeignTexts;
import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.host.guestrpc.RpcReply;
import io.guestbeat.jmx.bean.BeanAttribute;
import io.guestbeat.jmx.hoststats.HostStatPage;
import io.guestbeat.jmx.hoststats.HostStatReader;
import io.guestbeat.jmx.hoststats.UnreadableAnswerException;
import javax.management.MBeanAttributeInfo;
import org.junit.jupiter.api.Test;

/** What a host answers, of every kind, as a client of the MBeans reads it. */
class ForeignTextFuzzTest {
  private final ForeignTexts texts = new ForeignTexts();

  @Test
  void attributesAreHarmlessLines() {
    BeanAttribute<String> line =
        new BeanAttribute<>("Line", String.class, "A line", sample -> sample);
    BeanAttribute<String> lines =
        new BeanAttribute<>(
            "Lines", String[].class, "Lines", sample -> new String[] {sample, null, sample});
    for (int i = 0; i < ForeignTexts.cases(5); i++) {
      String text = texts.next();
      requireLine((String) line.in(text));
      for (String each : (String[]) lines.in(text)) {
        requireLine(each);
      }
    }
  }

  @Test
  void whatTheHostGivesForAStatisticIsHarmlessLines() {
    HostStatPage page = HostStatPage.unread(0);
    for (int i = 0; i < ForeignTexts.cases(7); i++) {
      page = pageOf(page, json());
      for (MBeanAttributeInfo attribute : page.info().getAttributes()) {
        requireLine(attribute.getDescription());
        requireLine(String.valueOf(page.value(attribute.getName())));
        for (Object field : attribute.getDescriptor().getFieldValues()) {
          requireLine(String.valueOf(field));
        }
      }
    }
  }

  @Test
  void refusalsAreHarmlessLines() {
    for (int i = 0; i < ForeignTexts.cases(3); i++) {
      requireLine(RpcReply.refused(texts.next()).reason());
      requireLine(new GuestException(GuestError.OTHER, texts.next()).getMessage());
    }
  }

  private static HostStatPage pageOf(HostStatPage before, String json) {
    try {
      return before.answered(HostStatReader.read(json), 0);
    } catch (UnreadableAnswerException e) {
      return before.unavailable(e.getMessage(), 0);
    }
  }

  private String json() {
    String any = texts.next();
    if (any.length() % 10 == 0) {
      return any;
    }
    return "{"
        + quoted()
        + ": {\"value\": "
        + quoted()
        + ", \"units\": "
        + quoted()
        + ", \"type\": "
        + quoted()
        + ", \"description\": "
        + quoted()
        + "}, "
        + quoted()
        + ": "
        + quoted()
        + "}";
  }

  /** A text as JSON has it, now and then in characters of its own. */
  private String quoted() {
    StringBuilder json = new StringBuilder("\"");
    String text = texts.next();
    for (int at = 0; at < Math.min(150, text.length()); at++) {
      char character = text.charAt(at);
      boolean isEscaped = character < ' ' || character == '"' || character == '\\';
      json.append(isEscaped ? String.format("\\u%04x", (int) character) : character);
    }
    return json.append('"').toString();
  }

  private static void requireLine(String text) {
    int harmAt = ForeignTexts.harmAt(text, "");
    assertThat(harmAt).as(() -> text.substring(Math.max(0, harmAt - 40))).isEqualTo(-1);
    assertThat(text.length()).isLessThan(9_000);
  }
}
