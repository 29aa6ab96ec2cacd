package io.guestbeat.cli.doctor;

import io.guestbeat.agent.nativecode.NativeAccess;
import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Probe;
import io.guestbeat.cli.doctor.finding.Subject;
import io.guestbeat.cli.doctor.finding.SystemKind;
import io.guestbeat.host.HostSpec;
import io.guestbeat.host.vmware.LibraryCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks which of VMware's libraries are installed, and which functions they lack. Loads them and
 * calls nothing.
 */
final class LibrariesProbe implements Probe {
  private final HostSpec spec;
  private final SystemKind system;

  LibrariesProbe(HostSpec spec, SystemKind system) {
    this.spec = spec;
    this.system = system;
  }

  @Override
  public Subject subject() {
    return Subject.LIBRARIES;
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    try {
      NativeAccess.prepare();
    } catch (IOException e) {
      findings.add(Finding.ok(subject(), "not looked for, as native code cannot be called"));
      return findings;
    }
    findings.add(guestLibrary(LibraryCheck.guestLibrary()));
    LibraryCheck vmTools = LibraryCheck.vmTools();
    if (!vmTools.triedNames().isEmpty()) {
      findings.add(heartbeatLibrary("RPC channel", vmTools, false));
    }
    findings.add(
        heartbeatLibrary(
            "application monitor", LibraryCheck.appMonitor(), vmTools.fileName().isPresent()));
    return findings;
  }

  private Finding guestLibrary(LibraryCheck check) {
    return check.fileName().isPresent()
        ? loaded("guest library", check)
        : Finding.hindrance(
            spec.isLibraries(),
            subject(),
            "no guest library: " + check.refusal(),
            system.installLibraries());
  }

  private Finding heartbeatLibrary(String name, LibraryCheck check, boolean isReplaced) {
    if (check.fileName().isPresent()) {
      return loaded(name, check);
    }
    String what = "no " + name + ": " + check.refusal();
    return isReplaced
        ? Finding.ok(subject(), what + "; the RPC channel is used instead")
        : Finding.hindrance(spec.isLibraries(), subject(), what, system.installLibraries());
  }

  private Finding loaded(String name, LibraryCheck check) {
    String file = check.fileName().get();
    String what =
        name + " " + file + check.mappedFile().map(mapped -> " (" + mapped + ")").orElse("");
    return check.missingSymbols().isEmpty()
        ? Finding.ok(subject(), what + ", no symbol missing")
        : Finding.note(
            subject(),
            what + " lacks " + String.join(", ", check.missingSymbols()),
            "if you need what uses them, install a newer "
                + (system.isWindows() ? "VMware Tools" : "open-vm-tools"));
  }
}
