package io.guestbeat.cli.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JmxTargetTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "app1.example.com:9010|service:jmx:rmi:///jndi/rmi://app1.example.com:9010/jmxrmi",
        "[::1]:9010|service:jmx:rmi:///jndi/rmi://[::1]:9010/jmxrmi",
        "service:jmx:rmi:///jndi/rmi://h:1/x|service:jmx:rmi:///jndi/rmi://h:1/x"
      })
  void isAnAddress(String text, String url) throws Exception {
    JmxTarget target = JmxTarget.of(text);

    assertThat(target.address().orElseThrow()).hasToString(url);
    assertThat(target).hasToString(text);
  }

  @Test
  void isAProcess() {
    assertThat(JmxTarget.of("4711")).hasToString("process 4711");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "12x", "host", "host:port", "service:jmx:", "http://h:1/"})
  void isNothingElse(String text) {
    assertThatThrownBy(() -> JmxTarget.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"" + text + "\": ")
        .hasMessageEndingWith("accepted is " + JmxTarget.ACCEPTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"host:0", "host:65536", "host:99999"})
  void hasAPortThatThereCanBe(String text) {
    assertThatThrownBy(() -> JmxTarget.of(text))
        .hasMessage(text + ": accepted is a port of 1 to 65535");
  }
}
