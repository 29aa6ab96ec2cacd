package io.guestbeat.heartbeat.gates;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.ForeignTexts;
import io.guestbeat.heartbeat.check.UnusableGateException;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/**
 * Values of an application's MBean of every kind, in the verdict of the gate that asks for them.
 */
class MBeanGateFuzzTest {
  @Test
  void verdictsAreHarmlessLines() throws Exception {
    MBeanServer server = MBeanServerFactory.createMBeanServer();
    ObjectName name = new ObjectName("fuzz:type=Value");
    Value value = new Value();
    server.registerMBean(value, name);
    MBeanGate gate = new MBeanGate();
    gate.configure(Map.of("object", name.toString(), "attribute", "Text", "alive-if", "==never"));
    ForeignTexts texts = new ForeignTexts();
    try {
      for (int i = 0; i < ForeignTexts.cases(5); i++) {
        value.text = texts.next();
        String reason = reasonOf(gate);
        int harmAt = ForeignTexts.harmAt(reason, "");
        assertThat(harmAt).as(reason).isEqualTo(-1);
        assertThat(reason.length()).isLessThan(500);
      }
    } finally {
      MBeanServerFactory.releaseMBeanServer(server);
    }
  }

  private static String reasonOf(MBeanGate gate) {
    try {
      return gate.check().reason();
    } catch (UnusableGateException e) {
      return e.getMessage();
    }
  }

  /** What the application shows. */
  public interface ValueMBean {
    String getText();
  }

  /** A value that the test sets. */
  public static final class Value implements ValueMBean {
    private String text = "";

    @Override
    public String getText() {
      if (text.length() % 3 == 0) {
        throw new IllegalStateException(text);
      }
      return text;
    }
  }
}
