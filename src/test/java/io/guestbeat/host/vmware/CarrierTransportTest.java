package io.guestbeat.host.vmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.concurrent.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CarrierTransportTest {
  @Test
  void startsNoChildWhereNoLibraryIsInstalled() {
    try (CarrierTransport carrier =
        new CarrierTransport(LibraryCheck.APP_MONITOR, () -> List.of("libnone.so", "/no/lib.so"))) {
      for (int call = 0; call < 3; call++) {
        assertThatThrownBy(
                () -> carrier.connect(Deadline.after(Duration.ofSeconds(10), System::nanoTime)))
            .isInstanceOf(IOException.class)
            .hasMessage(
                "VMware's Guest SDK: none of these libraries was found: libnone.so, /no/lib.so");
      }
    }

    assertThat(ProcessHandle.current().children())
        .noneMatch(child -> child.info().commandLine().orElse("").contains("CarrierMain"));
  }
}
