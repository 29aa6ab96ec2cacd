package io.guestbeat.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/**
 * Whether this is a VMware virtual machine, by evidence that needs no privilege. Asked before any
 * vSocket is opened: under other hypervisors context 0 belongs to somebody else. Immutable.
 */
public final class MachineIdentity {
  private static final String VMWARE = "VMware";
  private static final String VMWARE_PCI_VENDOR = "0x15ad";

  private final boolean isLinux;
  private final boolean isVmware;
  private final String evidence;

  private MachineIdentity(boolean isLinux, boolean isVmware, String evidence) {
    this.isLinux = isLinux;
    this.isVmware = isVmware;
    this.evidence = evidence;
  }

  /** Reads the identity of this machine: a few files, and no native call. */
  public static MachineIdentity read() {
    String system = System.getProperty("os.name", "");
    return system.startsWith("Linux")
        ? readFrom(Paths.get("/sys"))
        : new MachineIdentity(false, false, "identity unknown on " + system);
  }

  /** Reads the identity below this folder, which is laid out as Linux's {@code /sys}. */
  public static MachineIdentity readFrom(Path sys) {
    StringBuilder evidence = new StringBuilder();
    for (String name : new String[] {"sys_vendor", "product_name"}) {
      String value = valueOf(sys.resolve("class/dmi/id").resolve(name));
      evidence.append("DMI ").append(name).append(" is ").append(value).append(", ");
      if (value.startsWith("\"" + VMWARE)) {
        return new MachineIdentity(true, true, "DMI " + name + " is " + value);
      }
    }
    if (hasVmwareDevice(sys.resolve("bus/pci/devices"))) {
      return new MachineIdentity(true, true, "a PCI device is VMware's");
    }
    evidence.append("no PCI device is VMware's (").append(VMWARE_PCI_VENDOR).append(")");
    return new MachineIdentity(true, false, evidence.toString());
  }

  /** Whether the evidence is VMware's; never on systems other than Linux, which show none. */
  public boolean isVmware() {
    return isVmware;
  }

  /** Whether it is VMware's or there is no evidence either way: this is not Linux. */
  public boolean mayBeVmware() {
    return isVmware || !isLinux;
  }

  /** What was looked at and what it said, for people. */
  public String evidence() {
    return evidence;
  }

  private static boolean hasVmwareDevice(Path devices) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(devices)) {
      for (Path device : entries) {
        if (valueOf(device.resolve("vendor")).equals("\"" + VMWARE_PCI_VENDOR + "\"")) {
          return true;
        }
      }
      return false;
    } catch (IOException thereIsNoPciBus) {
      return false;
    }
  }

  /** The file's text in quotes, or why there is none. */
  private static String valueOf(Path file) {
    try {
      return "\"" + new String(Files.readAllBytes(file), UTF_8).trim() + "\"";
    } catch (IOException e) {
      return "unreadable";
    }
  }
}
