package io.guestbeat.host.simulator.vm;

import io.guestbeat.guest.SessionId;
import java.time.Duration;

/** Everything about the VM and its host at one moment. Immutable. */
public final class VmReading {
  final SessionId session;
  public final Duration uptime;
  final String resourcePoolPath;
  public final HostProfile hostProfile;
  final int vcpus;
  final Allocation cpuAllocation;

  /** CPU time of this session. */
  public final CpuAccount cpu;

  final MemoryReading memory;
  final HostReading host;

  VmReading(VmModel vm, Duration uptime, CpuAccount cpu, MemoryReading memory) {
    this.session = vm.session();
    this.uptime = uptime;
    this.resourcePoolPath = vm.resourcePoolPath();
    this.hostProfile = vm.host();
    this.vcpus = vm.cpu().vcpus();
    this.cpuAllocation = vm.cpu().allocation();
    this.cpu = cpu;
    this.memory = memory;
    this.host = new HostReading(hostProfile, cpu, memory, overheadMb());
  }

  /** Returns what virtualizing the VM costs the host. */
  long overheadMb() {
    return 32 + 24L * vcpus + memory.sizeMb / 128;
  }
}
