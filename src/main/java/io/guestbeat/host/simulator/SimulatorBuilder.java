package io.guestbeat.host.simulator;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.concurrent.NanoClock;
import io.guestbeat.host.simulator.ha.HaSettings;
import io.guestbeat.host.simulator.vm.Allocation;
import io.guestbeat.host.simulator.vm.CpuModel;
import io.guestbeat.host.simulator.vm.HostProfile;
import io.guestbeat.host.simulator.vm.MemoryModel;
import io.guestbeat.host.simulator.vm.VmModel;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Describes a simulator. Without a word it is a VM of 4 vCPUs and 8192 MB on a host of today,
 * without reservations and limits, in a cluster of high sensitivity. For one thread.
 */
public final class SimulatorBuilder {
  private LongSupplier nanoClock;
  private boolean hasThread = true;
  private long seed = 1;
  private int vcpus = 4;
  private long memoryMb = 8192;
  private Allocation cpu = Allocation.unbounded(4000);
  private Allocation memory = Allocation.unbounded(81_920);
  private String resourcePoolPath = "/host/user/pool1/guestbeat";
  private HostProfile host = HostProfile.current();
  private HaSettings ha = HaSettings.of(Sensitivity.HIGH);

  SimulatorBuilder() {}

  /** A clock that the caller turns, in nanoseconds; without one the simulator is live. */
  public SimulatorBuilder clock(LongSupplier nanos) {
    nanoClock = Objects.requireNonNull(nanos, "nanos");
    return this;
  }

  /**
   * A live one has no thread either: what was due is decided at the next request, as nobody listens
   * to it.
   */
  public SimulatorBuilder withoutThread() {
    hasThread = false;
    return this;
  }

  /** Sets the seed of the random numbers: the same seed and clock give the same VM. */
  public SimulatorBuilder seed(long number) {
    seed = number;
    return this;
  }

  /** Sets how many virtual CPUs the VM has; 1 to the cores of the host. */
  public SimulatorBuilder vcpus(int count) {
    vcpus = count;
    return this;
  }

  /** Sets how much memory the VM has; 4 MB to 64 TB. */
  public SimulatorBuilder memoryMb(long mb) {
    if (mb < 4 || mb > 1L << 26) {
      throw new IllegalArgumentException("memory MB " + mb + ": accepted is 4 to " + (1L << 26));
    }
    memoryMb = mb;
    return this;
  }

  /** CPU reservation and limit in MHz, and shares. */
  public SimulatorBuilder cpu(Allocation allocation) {
    cpu = Objects.requireNonNull(allocation, "allocation");
    return this;
  }

  /** Memory reservation and limit in MB, and shares. */
  public SimulatorBuilder memory(Allocation allocation) {
    memory = Objects.requireNonNull(allocation, "allocation");
    return this;
  }

  /** The path of the VM's resource pool; may be longer than the 511 bytes of old guests. */
  public SimulatorBuilder resourcePoolPath(String path) {
    resourcePoolPath = Objects.requireNonNull(path, "path");
    return this;
  }

  /** The host that the VM starts on. */
  public SimulatorBuilder host(HostProfile profile) {
    host = Objects.requireNonNull(profile, "profile");
    return this;
  }

  /** Sets how the cluster monitors the application. */
  public SimulatorBuilder ha(HaSettings settings) {
    ha = Objects.requireNonNull(settings, "settings");
    return this;
  }

  /**
   * Starts the simulation; the VM powers on now.
   *
   * @throws IllegalArgumentException if the VM has more virtual CPUs than its host has cores
   */
  public Simulator build() {
    CpuModel cpuModel = new CpuModel(seed, host.processorMhz(), vcpus, cpu);
    VmModel vm =
        new VmModel(cpuModel, new MemoryModel(memoryMb, memory), host, resourcePoolPath, seed);
    boolean isLive = nanoClock == null;
    SimulationCore world = new SimulationCore(isLive ? NanoClock.OF_THIS_JVM : nanoClock, vm, ha);
    return new Simulator(world, ha, seed, isLive, isLive && hasThread);
  }
}
