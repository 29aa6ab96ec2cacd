package io.guestbeat.host.simulator.vm;

import io.guestbeat.guest.SessionId;
import java.time.Duration;

/**
 * The VM without lock or clock: its parts, its session and what ends it. Not safe between threads.
 */
public final class VmModel {
  private final CpuModel cpu;
  private final MemoryModel memory;
  private final String resourcePoolPath;
  private final long seed;
  private HostProfile host;
  private int sessions;
  private SessionId session;
  private CpuAccount atSessionStart = CpuAccount.EMPTY;
  private Duration poweredOnAt = Duration.ZERO;

  public VmModel(
      CpuModel cpu, MemoryModel memory, HostProfile host, String resourcePoolPath, long seed) {
    this.cpu = cpu;
    this.memory = memory;
    requireRoom(host, cpu.vcpus());
    this.host = host;
    this.resourcePoolPath = resourcePoolPath;
    this.seed = seed;
    powerCycle(Duration.ZERO);
  }

  public VmReading readingAt(Duration now) {
    CpuAccount inSession = cpu.accountAt(now).since(atSessionStart);
    return new VmReading(this, now.minus(poweredOnAt), inSession, memory.readingAt(now));
  }

  public void plugVcpus(int count, Duration now) {
    requireRoom(host, count);
    cpu.setVcpus(count, now);
  }

  public void moveTo(HostProfile newHost, Duration now) {
    requireRoom(newHost, cpu.vcpus());
    host = newHost;
    cpu.setProcessorMhz(newHost.processorMhz(), now);
    beginSession(now);
  }

  public void suspend(Duration now, Duration span) {
    cpu.suspend(now, now.plus(span));
    beginSession(now);
  }

  public void powerCycle(Duration now) {
    poweredOnAt = now;
    memory.boot(now);
    memory.setLoad(cpu.load(), now);
    beginSession(now);
  }

  public void beginSession(Duration now) {
    atSessionStart = cpu.accountAt(now);
    session = newSessionId();
  }

  private static void requireRoom(HostProfile host, int vcpus) {
    if (vcpus < 1 || vcpus > host.cores()) {
      throw new IllegalArgumentException(
          "vCPUs " + vcpus + ": accepted is 1 to " + host.cores() + ", the cores of the host");
    }
  }

  private SessionId newSessionId() {
    long bits;
    do {
      bits = Noise.bits(~seed, sessions++);
    } while (bits == 0);
    return SessionId.of(bits);
  }

  SessionId session() {
    return session;
  }

  public Duration poweredOnAt() {
    return poweredOnAt;
  }

  String resourcePoolPath() {
    return resourcePoolPath;
  }

  public HostProfile host() {
    return host;
  }

  public CpuModel cpu() {
    return cpu;
  }

  public MemoryModel memory() {
    return memory;
  }
}
