package io.guestbeat.host.simulator.vm;

/** The host at one moment, our VM and its neighbours together; memory in MB. Immutable. */
final class HostReading {
  /** What the neighbours take of what our VM cannot have. */
  private static final double NEIGHBOURS_SHARE = 0.3;

  final int processorMhz;
  final int cores;
  final long cpuUsedMs;
  final long physicalMb;
  final long kernelMb;
  final long mappedMb;
  final long usedMb;
  final long sharedMb;
  final long swappedMb;

  HostReading(HostProfile host, CpuAccount session, MemoryReading vm, long overheadMb) {
    processorMhz = host.processorMhz();
    cores = host.cores();
    cpuUsedMs =
        session.used().toMillis() + (long) (session.leftOf(cores).toMillis() * NEIGHBOURS_SHARE);
    long vmMb = vm.sizeMb + overheadMb;
    kernelMb = host.memoryMb() / 64;
    physicalMb = Math.max(host.memoryMb(), vmMb + kernelMb);
    long neighboursMb = (long) ((physicalMb - vmMb - kernelMb) * NEIGHBOURS_SHARE);
    mappedMb = vm.mappedMb + neighboursMb;
    usedMb = vm.usedMb + overheadMb + neighboursMb + kernelMb;
    sharedMb = vm.sharedMb + neighboursMb / 10;
    swappedMb = vm.swappedMb;
  }

  long freeMb() {
    return physicalMb - usedMb;
  }

  long unmappedMb() {
    return physicalMb - mappedMb;
  }
}
