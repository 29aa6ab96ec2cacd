package io.guestbeat.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void isVmwareByTheVmciDeviceWhereDmiIsUnreadableOrShowsTheHostsHardware() throws IOException {
    pci("0000:00:00.0", "0x8086", "0x7190");
    pci("0000:00:07.7", "0x15ad", "0x0740");

    assertThat(MachineIdentity.readFrom(sys).isVmware()).isTrue();

    dmi("Dell Inc.", "PowerEdge R740");
    assertThat(MachineIdentity.readFrom(sys).isVmware()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "innotek GmbH, VirtualBox",
    "Oracle Corporation, VirtualBox",
    "QEMU, Standard PC (Q35 + ICH9, 2009)",
    "Red Hat, KVM",
    "Red Hat, RHEL-AV",
    "Xen, HVM domU",
    "Microsoft Corporation, Virtual Machine",
    "Amazon EC2, m5.large",
    "Google, Google Compute Engine",
    "Parallels International GmbH., Parallels Virtual Platform",
    "Parallels Software International Inc., Parallels ARM Virtual Machine",
    "Nutanix, AHV",
    "OpenStack Foundation, OpenStack Nova",
    "Acme, KVM"
  })
  void anotherHypervisorInDmiIsNotVmwareWhateverPciSays(String vendor, String product)
      throws IOException {
    dmi(vendor, product);
    pci("0000:00:0f.0", "0x15ad", "0x0405");
    pci("0000:00:07.7", "0x15ad", "0x0740");

    MachineIdentity machine = MachineIdentity.readFrom(sys);

    assertThat(machine.isVmware()).isFalse();
    assertThat(machine.mayBeVmware()).isFalse();
    assertThat(machine.evidence()).contains(vendor, product, "another hypervisor");
  }

  @Test
  void devicesOfVmwareThatOthersEmulateProveNothing() throws IOException {
    pci("0000:00:02.0", "0x15ad", "0x0405");
    pci("0000:00:03.0", "0x15ad", "0x07b0");
    pci("0000:00:04.0", "0x15ad", "0x07c0");

    MachineIdentity machine = MachineIdentity.readFrom(sys);

    assertThat(machine.isVmware()).isFalse();
    assertThat(machine.evidence()).contains("sys_vendor is unreadable", "emulated by others");
  }

  @Test
  void microsoftsHardwareIsHardware() throws IOException {
    dmi("Microsoft Corporation", "Surface Pro 7");
    pci("0000:00:07.7", "0x15ad", "0x0740");

    assertThat(MachineIdentity.readFrom(sys).isVmware()).isTrue();
  }

  @Test
  void whereNothingIsVmwaresTheEvidenceNamesAllThatWasLookedAt() throws IOException {
    write("class/dmi/id/sys_vendor", "Acme\n");
    pci("0000:00:00.0", "0x1af4", "0x0740");

    MachineIdentity machine = MachineIdentity.readFrom(sys);

    assertThat(machine.isVmware()).isFalse();
    assertThat(machine.evidence())
        .contains("sys_vendor is \"Acme\"")
        .contains("product_name is unreadable")
        .contains("0x15ad");
  }

  @ParameterizedTest
  @CsvSource({
    "'VMware, Inc.', 'VMware Virtual Platform', true",
    "'VMware, Inc.', 'VMware20,1', true",
    "'Dell Inc.', 'OptiPlex 7090', false",
    "'Microsoft Corporation', 'Virtual Machine', false"
  })
  void isToldByTheRegistryOnWindows(String maker, String product, boolean isVmware) {
    MachineIdentity machine = WindowsBios.ofListing(listing(maker, product)).identity();

    assertThat(machine.isVmware()).isEqualTo(isVmware);
    assertThat(machine.mayBeVmware()).isEqualTo(isVmware);
    assertThat(machine.evidence()).contains("SystemManufacturer is \"" + maker + "\"");
  }

  @Test
  void aRegistryThatCannotBeAskedProvesNothing() {
    MachineIdentity machine = WindowsBios.ofListing("ERROR: Access is denied.").identity();

    assertThat(machine.isVmware()).isFalse();
    assertThat(machine.mayBeVmware()).isTrue();
  }

  @Test
  void asksTheRegistryByAProgramThatNobodyCanPutInItsPlace() {
    assertThat(WindowsBios.command("D:\\WINNT")).first().isEqualTo("D:\\WINNT\\System32\\reg.exe");
    assertThat(WindowsBios.command(null)).first().isEqualTo("C:\\Windows\\System32\\reg.exe");
  }

  /** As reg.exe prints it, with what stands around the two values. */
  private static String listing(String maker, String product) {
    return String.join(
        "\r\n",
        "",
        "HKEY_LOCAL_MACHINE\\HARDWARE\\DESCRIPTION\\System\\BIOS",
        "    BiosMajorRelease    REG_DWORD    0x4",
        "    BaseBoardManufacturer    REG_SZ    Intel Corporation",
        "    SystemFamily    REG_SZ    ",
        "    SystemManufacturer    REG_SZ    " + maker,
        "    SystemProductName    REG_SZ    " + product,
        "    SystemSKU    REG_SZ    ",
        "");
  }

  private void dmi(String vendor, String product) throws IOException {
    write("class/dmi/id/sys_vendor", vendor + "\n");
    write("class/dmi/id/product_name", product + "\n");
  }

  private void pci(String address, String vendor, String device) throws IOException {
    write("bus/pci/devices/" + address + "/vendor", vendor + "\n");
    write("bus/pci/devices/" + address + "/device", device + "\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = sys.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
