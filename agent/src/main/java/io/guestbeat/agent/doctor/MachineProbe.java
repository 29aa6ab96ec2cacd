package io.guestbeat.agent.doctor;

import io.guestbeat.host.MachineIdentity;
import java.util.Collections;
import java.util.List;

/** Whether this is VMware's machine. */
final class MachineProbe implements Probe {
  private final MachineIdentity machine;
  private final Way way;

  MachineProbe(MachineIdentity machine, Way way) {
    this.machine = machine;
    this.way = way;
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
      return Finding.note(
          subject(), machine.evidence(), "none needed: VMware's libraries are asked");
    }
    return Finding.hindrance(
        way.needsIdentity(),
        subject(),
        "no VMware virtual machine: " + machine.evidence(),
        way.remedy(
            way.needsIdentity(),
            "run it in a virtual machine of vSphere; in a container there, mount /sys read-only;"
                + " to try it elsewhere, --host simulator"));
  }
}
