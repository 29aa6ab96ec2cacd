package io.guestbeat.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import org.junit.jupiter.api.Test;

class StatisticsTextTest {
  @Test
  void aLimitThatThereIsNotIsNoNumber() {
    try (Host host = Hosts.open("simulator")) {
      assertThat(StatisticsText.of(host))
          .contains("CpuLimitMHz unlimited\n", "MemLimitMB unlimited\n", "CpuReservationMHz 0\n")
          .doesNotContain("4294967295");
    }
  }
}
