package io.guestbeat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our {@code vsock} and {@code vmware} hosts keep the contracts that the others keep. */
@Conformance
class StandInContractsTest {
  @TempDir private Path folder;

  @Test
  void vsocksAndVmwaresLibrariesKeepTheContracts() {
    GenuineTools guests = GenuineTools.guestsOf(folder.resolve("host.sock"));

    try (GuestProcess contracts = guests.java(StandInContracts.class)) {
      List<String> lines = contracts.rest();

      assertThat(lines).last().asString().matches("contract tests 3[0-9] passed, 0 failed");
    }
  }
}
