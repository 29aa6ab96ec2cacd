package io.guestbeat.cli.doctor;

import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Probe;
import io.guestbeat.cli.doctor.finding.Subject;
import io.guestbeat.cli.doctor.finding.SystemFiles;
import io.guestbeat.host.HostSpec;
import io.guestbeat.host.MachineIdentity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Checks by the kernel's files whether it has vSockets. It opens no socket, which would load
 * modules and, under another hypervisor, call another host.
 */
final class VsocketsProbe implements Probe {
  private static final String TRANSPORT = "sys/module/vmw_vsock_vmci_transport";

  private final SystemFiles files;
  private final MachineIdentity machine;
  private final HostSpec spec;

  VsocketsProbe(SystemFiles files, MachineIdentity machine, HostSpec spec) {
    this.files = files;
    this.machine = machine;
    this.spec = spec;
  }

  @Override
  public Subject subject() {
    return Subject.VSOCKETS;
  }

  @Override
  public List<Finding> look() {
    return Collections.singletonList(finding(signs()));
  }

  private Finding finding(List<String> signs) {
    if (files.has(TRANSPORT)) {
      return Finding.ok(subject(), "with VMware's transport: " + String.join(", ", signs));
    }
    String what =
        signs.isEmpty()
            ? "no sign of them: neither /dev/vsock, nor AF_VSOCK in /proc/net/protocols, nor"
                + " a module"
            : String.join(", ", signs) + ", but VMware's transport is not loaded";
    if (!spec.isVsockets() && !spec.isAutomatic()) {
      return Finding.ok(subject(), what + "; --host " + spec + " needs none");
    }
    // Elsewhere the module would change nothing.
    return machine.isVmware()
        ? Finding.note(
            subject(),
            what,
            "modprobe vmw_vsock_vmci_transport, in the virtual machine itself, not a container")
        : Finding.ok(subject(), what);
  }

  private List<String> signs() {
    List<String> signs = new ArrayList<>();
    for (String path : new String[] {"dev/vsock", "sys/module/vsock", TRANSPORT}) {
      if (files.has(path)) {
        signs.add("/" + path);
      }
    }
    if (files.lines("proc/net/protocols").anyMatch(line -> line.contains("VSOCK"))) {
      signs.add("AF_VSOCK in /proc/net/protocols");
    }
    return signs;
  }
}
