package io.guestbeat.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.jmx.hoststats.HostStatPage;
import io.guestbeat.jmx.hoststats.HostStatReader;
import java.util.Map;
import javax.management.MBeanAttributeInfo;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What hosts and clients write, as other clients read it. */
class ForeignTextTest {
  private static final String COMMANDS =
      "\u001b]0;x\u0007\u009b2J\u202e\u2066\u2028\u0085\r\n\ud83d";
  private static final String HARMLESS = "before [ -~]* after";

  private final JmxFixture fixture = new JmxFixture();

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  @Test
  void thePathOfThePoolIsOneHarmlessLine() throws Exception {
    fixture.rebuild(builder -> builder.resourcePoolPath("before " + COMMANDS + " after"));
    fixture.start();

    assertThat((String) fixture.readFresh("GuestStats", "ResourcePoolPath").get("ResourcePoolPath"))
        .matches(HARMLESS);
  }

  @Test
  void theReasonOfASuspensionIsShortAndHarmless() throws Exception {
    fixture.start();

    fixture.invoke("AppMonitor", "suspend", 60, "before " + COMMANDS + " after");
    assertThat((String) read("SuspensionReason")).matches(HARMLESS);
    fixture.invoke("AppMonitor", "suspend", 60, "x".repeat(30 << 20));
    assertThat(((String) read("SuspensionReason")).length()).isLessThan(1_000);
    for (String decision : (String[]) read("Decisions")) {
      assertThat(decision.length()).isLessThan(5_000);
    }
  }

  @Test
  void whatIsNotAcceptedIsNotRepeatedAtItsWholeLength() throws Exception {
    fixture.start();

    assertThatThrownBy(() -> fixture.invoke("AppMonitor", "postAppState", "x".repeat(30 << 20)))
        .satisfies(thrown -> assertThat(rootOf(thrown).getMessage().length()).isLessThan(1_000));
    assertThatThrownBy(() -> fixture.invoke("GuestStats", "errorOf", "x".repeat(30 << 20)))
        .satisfies(thrown -> assertThat(rootOf(thrown).getMessage().length()).isLessThan(2_000));
  }

  @Test
  void theHostsOwnValuesAreHarmlessLines() throws Exception {
    String json =
        "{\"n\\u009bame\": {\"value\": \"before \\u001b\\u202e\\u2028\\u0085 after\","
            + " \"units\": \"\\u001bMB\", \"description\": \"a\\nb\"}}";
    HostStatPage page = HostStatPage.unread(0).answered(HostStatReader.read(json), 0);

    MBeanAttributeInfo info = page.info().getAttributes()[0];
    assertThat(page.value(info.getName())).asString().matches(HARMLESS);
    assertThat(info.getDescription()).matches("[ -~]*");
    assertThat(info.getDescriptor().getFieldValue("units")).asString().matches("[ -~]*");
    assertThat(info.getDescriptor().getFieldValue("io.guestbeat.key")).asString().matches("[ -~]*");
  }

  @Test
  void whyThereIsNothingIsAHarmlessLine() {
    GuestException failure = new GuestException(GuestError.OTHER, "before " + COMMANDS + " after");

    assertThat(failure.getMessage()).matches(HARMLESS);
    assertThat(new GuestException(GuestError.OTHER, "x".repeat(30 << 20)).getMessage().length())
        .isLessThan(5_000);
  }

  private Object read(String attribute) throws Exception {
    Map<String, Object> values = fixture.read("AppMonitor", attribute);
    Object value = values.get(attribute);
    assertThat(value).isNotInstanceOf(CompositeData.class);
    return value;
  }

  private static Throwable rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
