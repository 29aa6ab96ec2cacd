package io.guestbeat.cli.doctor;

import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Probe;
import io.guestbeat.cli.doctor.finding.Subject;
import io.guestbeat.cli.doctor.finding.SystemKind;
import io.guestbeat.host.HostSpec;
import io.guestbeat.host.MachineIdentity;
import java.util.Collections;
import java.util.List;

/** Checks whether this is a VMware virtual machine. */
final class MachineProbe implements Probe {
  /** What the failures of statistics and heartbeat say too, as it is their reason. */
  static final String NOT_VMWARE = "this is not a VMware virtual machine";

  private final MachineIdentity machine;
  private final HostSpec spec;
  private final SystemKind system;

  MachineProbe(MachineIdentity machine, HostSpec spec, SystemKind system) {
    this.machine = machine;
    this.spec = spec;
    this.system = system;
  }

  @Override
  public Subject subject() {
    return Subject.MACHINE;
  }

  @Override
  public List<Finding> look() {
    return Collections.singletonList(finding());
  }

  private Finding finding() {
    if (machine.isVmware()) {
      return Finding.ok(subject(), "a VMware virtual machine: " + machine.evidence());
    }
    if (machine.mayBeVmware()) {
      return Finding.ok(subject(), machine.evidence() + "; VMware's libraries decide");
    }
    return Finding.hindrance(
            spec.needsIdentity(),
            subject(),
            NOT_VMWARE,
            "run it in a virtual machine of vSphere"
                + (system.isLinux() ? "; in a container there, mount /sys read-only" : "")
                + "; to try it elsewhere, --host simulator")
        .because(machine.evidence());
  }
}
