package io.guestbeat.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Locale;
import java.util.Optional;

/**
 * The evidence whether this is a VMware virtual machine; needs no privilege. Asked before any
 * vSocket is opened or library loaded: under other hypervisors context 0 belongs to somebody else.
 * Immutable.
 *
 * <p>Strong evidence beats weak: who the firmware (SMBIOS, DMI) says has made the machine decides,
 * where it names a hypervisor. Only where it is unreadable, or shows the host's own hardware as
 * {@code smbios.reflectHost} makes it, does the PCI bus decide, and there only the VMCI device:
 * VirtualBox and QEMU emulate VMware's other devices.
 */
public final class MachineIdentity {
  private static final String VMWARE_PCI_VENDOR = "0x15ad";
  private static final String VMCI_PCI_DEVICE = "0x0740";

  private final Verdict verdict;
  private final String evidence;

  private MachineIdentity(Verdict verdict, String evidence) {
    this.verdict = verdict;
    this.evidence = evidence;
  }

  /**
   * Reads the identity of this machine: a few files on Linux; on Windows the registry, once, by a
   * child process. No native code is called.
   */
  public static MachineIdentity read() {
    String system = System.getProperty("os.name", "");
    if (system.startsWith("Linux")) {
      return readFrom(Paths.get("/sys"));
    }
    if (system.toLowerCase(Locale.ROOT).startsWith("windows")) {
      return OfThisWindows.IDENTITY;
    }
    return new MachineIdentity(Verdict.UNKNOWN, "identity unknown on " + system);
  }

  /** Reads the identity below this folder, which is laid out as Linux's {@code /sys}. */
  public static MachineIdentity readFrom(Path sys) {
    Path dmi = sys.resolve("class/dmi/id");
    VendorNames names =
        new VendorNames(
            "DMI sys_vendor",
            valueOf(dmi.resolve("sys_vendor")),
            "DMI product_name",
            valueOf(dmi.resolve("product_name")));
    if (names.nameVmware()) {
      return new MachineIdentity(Verdict.VMWARE, names.whereVmwareIsNamed());
    }
    if (names.nameAnotherHypervisor()) {
      return new MachineIdentity(Verdict.ANOTHER, names + ": another hypervisor");
    }
    return ofPci(sys.resolve("bus/pci/devices"), names);
  }

  /** Returns the identity that Windows' registry gives; unknown where it could not be asked. */
  static MachineIdentity ofRegistry(Optional<String> maker, Optional<String> product) {
    VendorNames names = new VendorNames("SystemManufacturer", maker, "SystemProductName", product);
    if (names.nameVmware()) {
      return new MachineIdentity(Verdict.VMWARE, names.whereVmwareIsNamed());
    }
    boolean isRead = maker.isPresent() || product.isPresent();
    return new MachineIdentity(isRead ? Verdict.ANOTHER : Verdict.UNKNOWN, names.toString());
  }

  /** Returns whether the evidence is VMware's. */
  public boolean isVmware() {
    return verdict == Verdict.VMWARE;
  }

  /** Returns whether it is VMware's or there is no evidence either way. */
  public boolean mayBeVmware() {
    return verdict != Verdict.ANOTHER;
  }

  /** Returns what was looked at and what it said, for people. */
  public String evidence() {
    return evidence;
  }

  private static MachineIdentity ofPci(Path devices, VendorNames names) {
    boolean hasAny = false;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(devices)) {
      for (Path device : entries) {
        if (valueOf(device.resolve("vendor")).equals(Optional.of(VMWARE_PCI_VENDOR))) {
          hasAny = true;
          if (valueOf(device.resolve("device")).equals(Optional.of(VMCI_PCI_DEVICE))) {
            return new MachineIdentity(Verdict.VMWARE, "a PCI device is VMware's VMCI");
          }
        }
      }
    } catch (IOException thereIsNoPciBus) {
      hasAny = false;
    }
    return new MachineIdentity(
        Verdict.ANOTHER,
        names
            + (hasAny
                ? ", and PCI devices of VMware's ("
                    + VMWARE_PCI_VENDOR
                    + ") without its VMCI device are emulated by others"
                : ", no PCI device is VMware's (" + VMWARE_PCI_VENDOR + ")"));
  }

  private static Optional<String> valueOf(Path file) {
    try {
      return Optional.of(new String(Files.readAllBytes(file), UTF_8).trim());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private enum Verdict {
    VMWARE,
    ANOTHER,
    UNKNOWN
  }

  /** Asked once: it does not change while a JVM runs, and costs a process. */
  private static final class OfThisWindows {
    static final MachineIdentity IDENTITY = WindowsBios.read().identity();
  }
}
