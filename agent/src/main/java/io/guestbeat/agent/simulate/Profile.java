package io.guestbeat.agent.simulate;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.Allocation;
import io.guestbeat.host.simulator.HaSettings;
import io.guestbeat.host.simulator.HostProfile;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.SimulatorBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A VM, its host and its cluster, as a properties file describes them. Immutable. */
public final class Profile {
  private final Map<ProfileKey, Object> values;
  private final HostProfile host;
  private final Allocation cpu;
  private final Allocation memory;

  private Profile(Map<ProfileKey, Object> values) {
    this.values = values;
    host = hostOf(values);
    cpu = allocationOf("cpu", values);
    memory = allocationOf("memory", values);
    if (number(ProfileKey.VCPUS) > host.cores()) {
      throw new IllegalArgumentException(
          "vcpus="
              + number(ProfileKey.VCPUS)
              + ": accepted is 1 to "
              + host.cores()
              + ", the host's cores (host.cores)");
    }
  }

  /**
   * The profile of this name: one of those in the jar, or else a file.
   *
   * @throws BadInputException with all that is wrong with it
   */
  public static Profile load(String name) throws BadInputException {
    return of(name, ProfileSource.read(name));
  }

  /** The profile in which nothing is said. */
  public static Profile ofDefaults() {
    List<String> none = new ArrayList<>();
    return new Profile(parse("", new EnumMap<>(ProfileKey.class), none));
  }

  static Profile of(String source, Map<String, String> texts) throws BadInputException {
    List<String> problems = new ArrayList<>();
    Map<ProfileKey, String> known = new EnumMap<>(ProfileKey.class);
    texts.forEach(
        (name, text) -> {
          Optional<ProfileKey> key = ProfileKey.of(name);
          if (key.isPresent()) {
            known.put(key.get(), text.trim());
          } else {
            problems.add(
                source
                    + (": " + name + "=" + text)
                    + (": no such key; accepted are " + ProfileKey.all()));
          }
        });
    Map<ProfileKey, Object> values = parse(source, known, problems);
    if (problems.isEmpty()) {
      try {
        return new Profile(values);
      } catch (IllegalArgumentException e) {
        problems.add(source + ": " + e.getMessage());
      }
    }
    throw new BadInputException(problems);
  }

  private static Map<ProfileKey, Object> parse(
      String source, Map<ProfileKey, String> texts, List<String> problems) {
    Map<ProfileKey, Object> values = new EnumMap<>(ProfileKey.class);
    for (ProfileKey key : ProfileKey.values()) {
      String text = texts.getOrDefault(key, key.defaultText().orElse(null));
      if (text != null) {
        try {
          values.put(key, key.kind().parse(text));
        } catch (IllegalArgumentException e) {
          problems.add(
              source
                  + (": " + key.key() + "=" + text)
                  + (": accepted is " + key.kind().accepted()));
        }
      }
    }
    return values;
  }

  /** The host alone, to which a VM may move. */
  HostProfile host() {
    return host;
  }

  /** Starts it. */
  public Simulator start() {
    return start(Simulator.builder());
  }

  Simulator start(SimulatorBuilder builder) {
    Simulator simulator =
        builder
            .vcpus((int) number(ProfileKey.VCPUS))
            .memoryMb(number(ProfileKey.MEMORY))
            .cpu(cpu)
            .memory(memory)
            .resourcePoolPath((String) values.get(ProfileKey.RESOURCE_POOL))
            .host(host)
            .ha(ha())
            .seed(number(ProfileKey.SEED))
            .build();
    simulator.vm().setLoad(share(ProfileKey.LOAD));
    simulator.vm().setLoadVariation(share(ProfileKey.LOAD_VARIATION));
    simulator.vm().setContention(share(ProfileKey.CONTENTION));
    simulator.vm().setBalloonTargetMb(number(ProfileKey.BALLOON));
    simulator.vm().setSwapTargetMb(number(ProfileKey.SWAP));
    return simulator;
  }

  HaSettings ha() {
    Sensitivity preset = (Sensitivity) values.get(ProfileKey.HA_SENSITIVITY);
    HaSettings settings =
        HaSettings.of(preset)
            .withHeartbeatDeadline(span(ProfileKey.HA_DEADLINE, Sensitivity.gapToRed()))
            .withFailureInterval(span(ProfileKey.HA_FAILURE_INTERVAL, preset.failureInterval()))
            .withMinimumUptime(span(ProfileKey.HA_MINIMUM_UPTIME, preset.minimumUptime()))
            .withMaxResets(
                (int) number(ProfileKey.HA_MAX_RESETS),
                span(ProfileKey.HA_RESET_WINDOW, preset.resetWindow()))
            .withPendingResetDelay(span(ProfileKey.HA_PENDING_RESET, Duration.ZERO));
    boolean isOn = (Boolean) values.get(ProfileKey.HA_MONITORING);
    return isOn ? settings : settings.withoutApplicationMonitoring();
  }

  @SuppressWarnings("unchecked")
  private static HostProfile hostOf(Map<ProfileKey, Object> values) {
    HostProfile host =
        HostProfile.current()
            .withProcessorMhz((int) number(values, ProfileKey.HOST_MHZ))
            .withCores((int) number(values, ProfileKey.HOST_CORES))
            .withMemoryMb(number(values, ProfileKey.HOST_MEMORY))
            .withProtocolVersion((int) number(values, ProfileKey.HOST_PROTOCOL))
            .withUnavailable(
                ((List<Statistic>) values.get(ProfileKey.HOST_WITHHOLDS))
                    .toArray(new Statistic[0]));
    Optional<Statistic> newest = (Optional<Statistic>) values.get(ProfileKey.HOST_NEWEST_STATISTIC);
    return newest.isPresent() ? host.withStatisticsUpTo(newest.get().id()) : host;
  }

  private static Allocation allocationOf(String resource, Map<ProfileKey, Object> values) {
    boolean isCpu = resource.equals("cpu");
    try {
      return Allocation.of(
          number(values, isCpu ? ProfileKey.CPU_RESERVATION : ProfileKey.MEMORY_RESERVATION),
          number(values, isCpu ? ProfileKey.CPU_LIMIT : ProfileKey.MEMORY_LIMIT),
          number(values, isCpu ? ProfileKey.CPU_SHARES : ProfileKey.MEMORY_SHARES));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(resource + ": " + e.getMessage(), e);
    }
  }

  private Duration span(ProfileKey key, Duration otherwise) {
    return (Duration) values.getOrDefault(key, otherwise);
  }

  private double share(ProfileKey key) {
    return (Double) values.get(key);
  }

  private long number(ProfileKey key) {
    return number(values, key);
  }

  private static long number(Map<ProfileKey, Object> values, ProfileKey key) {
    return (Long) values.get(key);
  }
}
