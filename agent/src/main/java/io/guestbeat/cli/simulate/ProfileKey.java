package io.guestbeat.cli.simulate;

import static java.util.stream.Collectors.toList;

import io.guestbeat.settings.Key;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The keys of a profile, in the order in which people read them. */
enum ProfileKey {
  VCPUS("vcpus", null, ValueKind.COUNT, "virtual CPUs of the VM, at most the host's cores"),
  MEMORY("memory", "8192", ValueKind.MEMORY, "memory of the VM"),
  LOAD("load", "0.4", ValueKind.SHARE, "what the VM wants of its CPUs"),
  LOAD_VARIATION(
      "load.variation", "0.3", ValueKind.SHARE, "by how much the load varies, up and down"),
  CONTENTION(
      "contention", "0.01", ValueKind.SHARE, "the share of it that the VM's neighbours take"),
  BALLOON("balloon", "0", ValueKind.AMOUNT, "MB that the host wants to take through the balloon"),
  SWAP("swap", "0", ValueKind.AMOUNT, "MB that the host wants to swap"),
  CPU_RESERVATION("cpu.reservation", "0", ValueKind.AMOUNT, "MHz guaranteed to the VM"),
  CPU_LIMIT("cpu.limit", "unlimited", ValueKind.LIMIT, "MHz that the VM may not exceed"),
  CPU_SHARES("cpu.shares", "4000", ValueKind.AMOUNT, "CPU shares among its siblings"),
  MEMORY_RESERVATION("memory.reservation", "0", ValueKind.AMOUNT, "MB guaranteed to the VM"),
  MEMORY_LIMIT(
      "memory.limit", "unlimited", ValueKind.LIMIT, "MB of the host that the VM may not exceed"),
  MEMORY_SHARES("memory.shares", "81920", ValueKind.AMOUNT, "memory shares among its siblings"),
  RESOURCE_POOL(
      "resource-pool", "/host/user/pool1/guestbeat", ValueKind.TEXT, "the path of its pool"),
  HOST_MHZ("host.mhz", "2600", ValueKind.SPEED, "rated speed of a core of the host"),
  HOST_CORES(
      "host.cores",
      null,
      ValueKind.COUNT,
      "cores of the host; by default 32, or twice the machine's CPUs if the VM has them all and that is more"),
  HOST_MEMORY("host.memory", "262144", ValueKind.MEMORY, "memory of the host"),
  HOST_PROTOCOL(
      "host.protocol", "3", ValueKind.PROTOCOL, "the newest protocol that the host speaks"),
  HOST_NEWEST_STATISTIC(
      "host.newest-statistic",
      "all",
      ValueKind.NEWEST_STATISTIC,
      "the newest statistic that the host knows"),
  HOST_WITHHOLDS(
      "host.withholds",
      "none",
      ValueKind.STATISTICS,
      "statistics that the host knows but does not give"),
  HA_MONITORING(
      "ha.monitoring", "on", ValueKind.SWITCH, "whether the cluster monitors applications"),
  HA_SENSITIVITY(
      "ha.sensitivity",
      "high",
      ValueKind.SENSITIVITY,
      "the preset of the values that follow, or custom values"),
  HA_DEADLINE(
      "ha.deadline", "30s", ValueKind.SPAN, "how long the status is green after a heartbeat"),
  HA_FAILURE_INTERVAL(
      "ha.failure-interval", null, ValueKind.SPAN, "how long the status is red before the reset"),
  HA_MINIMUM_UPTIME(
      "ha.minimum-uptime", null, ValueKind.SPAN, "how long after power-on there is no reset"),
  HA_MAX_RESETS("ha.max-resets", null, ValueKind.NUMBER, "maximum number of resets in the window"),
  HA_RESET_WINDOW("ha.reset-window", null, ValueKind.WINDOW, "the time in which they are counted"),
  HA_PENDING_RESET(
      "ha.pending-reset", "5s", ValueKind.SPAN, "how long a requested reset is delayed"),
  SEED("seed", "1", ValueKind.AMOUNT, "the seed of the random numbers");

  @SuppressWarnings("ImmutableEnumChecker") // A key is immutable.
  private final Key<Object> key;

  /**
   * Describes a key.
   *
   * @param defaultText null where another key or the machine decides
   */
  ProfileKey(String name, String defaultText, ValueKind kind, String meaning) {
    key =
        defaultText == null
            ? Key.optional(name, kind.accepted(), meaning, kind::parse)
            : Key.withDefault(name, defaultText, kind.accepted(), meaning, kind::parse);
  }

  static Optional<ProfileKey> of(String key) {
    return Arrays.stream(values())
        .filter(candidate -> candidate.key.name().equals(key))
        .findFirst();
  }

  static List<String> all() {
    return Arrays.stream(values()).map(candidate -> candidate.key.name()).collect(toList());
  }

  /**
   * Returns what it is called, accepts and means, and what holds where the profile does not have
   * it: its default, or where there is none what another key or the machine decides.
   */
  Key<Object> key() {
    return key;
  }
}
