package io.guestbeat.host.simulator.vm;

import io.guestbeat.guest.Statistic;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The kind of an ESXi host: its hardware, and how much of the Guest API it gives. Immutable; each
 * {@code with…} method returns a changed copy.
 */
public final class HostProfile {
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  private int protocolVersion = 3;
  private int highestStatisticId = NO_LIMIT;
  private Set<Statistic> unavailable = Collections.emptySet();
  private int processorMhz = 2600;
  private int cores = 32;
  private long memoryMb = 262_144;

  private HostProfile() {}

  private HostProfile(HostProfile other) {
    protocolVersion = other.protocolVersion;
    highestStatisticId = other.highestStatisticId;
    unavailable = other.unavailable;
    processorMhz = other.processorMhz;
    cores = other.cores;
    memoryMb = other.memoryMb;
  }

  /** A host of today: protocol 3, every statistic, 32 cores of 2600 MHz, 256 GB. */
  public static HostProfile current() {
    return new HostProfile();
  }

  /**
   * A host whose newest protocol is this.
   *
   * @param version 2 or 3
   */
  public HostProfile withProtocolVersion(int version) {
    require(version == 2 || version == 3, "protocol version", version, "2 or 3");
    HostProfile copy = new HostProfile(this);
    copy.protocolVersion = version;
    return copy;
  }

  /** An older protocol 3 host, which sends the statistics from 1 to this id only. */
  public HostProfile withStatisticsUpTo(int id) {
    require(id >= 0, "highest statistic id", id, "0 or more");
    HostProfile copy = new HostProfile(this);
    copy.highestStatisticId = id;
    return copy;
  }

  /** A host that knows these statistics and does not give them; replaces any named before. */
  public HostProfile withUnavailable(Statistic... statistics) {
    Set<Statistic> set = EnumSet.noneOf(Statistic.class);
    set.addAll(Arrays.asList(statistics));
    HostProfile copy = new HostProfile(this);
    copy.unavailable = Collections.unmodifiableSet(set);
    return copy;
  }

  /** A host of this rated speed for each core. */
  public HostProfile withProcessorMhz(int mhz) {
    require(mhz > 0, "processor MHz", mhz, "1 or more");
    HostProfile copy = new HostProfile(this);
    copy.processorMhz = mhz;
    return copy;
  }

  /** A host of this many physical cores. */
  public HostProfile withCores(int count) {
    require(count > 0, "cores", count, "1 or more");
    HostProfile copy = new HostProfile(this);
    copy.cores = count;
    return copy;
  }

  /** A host of this much physical memory. */
  public HostProfile withMemoryMb(long mb) {
    require(mb > 0, "memory MB", mb, "1 or more");
    HostProfile copy = new HostProfile(this);
    copy.memoryMb = mb;
    return copy;
  }

  public int protocolVersion() {
    return protocolVersion;
  }

  /** Returns the rated speed of a core. */
  public int processorMhz() {
    return processorMhz;
  }

  public int cores() {
    return cores;
  }

  public long memoryMb() {
    return memoryMb;
  }

  /** Returns whether the host gives this statistic. */
  public boolean gives(Statistic statistic) {
    return knows(statistic) && !unavailable.contains(statistic);
  }

  /** Returns whether the host has heard of this statistic. */
  public boolean knows(Statistic statistic) {
    return statistic.id() <= highestStatisticId;
  }

  public int highestStatisticId() {
    return highestStatisticId;
  }

  private static void require(boolean holds, String what, long value, String accepted) {
    if (!holds) {
      throw new IllegalArgumentException(what + " " + value + ": accepted is " + accepted);
    }
  }
}
