package io.guestbeat.guest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualCpusTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0|1", "0-3|4", "0-3,5|5", "0,2,4-7|6"})
  void areCountedAsLinuxListsThem(String list, int count) {
    assertThat(VirtualCpus.count(list)).hasValue(count);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "none", "3-0", "0-", "-1", "0-1-2", "0,", "0 1", "0-99999999"})
  void areNotGuessed(String list) {
    assertThat(VirtualCpus.count(list)).isEmpty();
  }

  @Test
  void areKnownOfThisMachine() {
    assertThat(VirtualCpus.ofThisMachine().orElseThrow()).isPositive();
  }
}
