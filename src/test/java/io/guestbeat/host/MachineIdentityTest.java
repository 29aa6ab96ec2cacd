package io.guestbeat.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineIdentityTest {
  @TempDir private Path sys;

  @Test
  void isVmwareByTheVendorOfTheMachine() throws IOException {
    write("class/dmi/id/sys_vendor", "VMware, Inc.\n");

    assertThat(MachineIdentity.readFrom(sys).isVmware()).isTrue();
  }

  @Test
  void isVmwareByTheNameOfTheProduct() throws IOException {
    write("class/dmi/id/sys_vendor", "Acme\n");
    write("class/dmi/id/product_name", "VMware7,1\n");

    assertThat(MachineIdentity.readFrom(sys).isVmware()).isTrue();
  }

  @Test
  void isVmwareByAPciDevice() throws IOException {
    write("bus/pci/devices/0000:00:00.0/vendor", "0x8086\n");
    write("bus/pci/devices/0000:00:07.7/vendor", "0x15ad\n");

    assertThat(MachineIdentity.readFrom(sys).isVmware()).isTrue();
  }

  @Test
  void anotherHypervisorIsNotAndTheEvidenceNamesAllThatWasLookedAt() throws IOException {
    write("class/dmi/id/sys_vendor", "QEMU\n");
    write("bus/pci/devices/0000:00:00.0/vendor", "0x1af4\n");

    MachineIdentity machine = MachineIdentity.readFrom(sys);

    assertThat(machine.isVmware()).isFalse();
    assertThat(machine.evidence())
        .contains("sys_vendor is \"QEMU\"")
        .contains("product_name is unreadable")
        .contains("0x15ad");
  }

  private void write(String name, String text) throws IOException {
    Path file = sys.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
