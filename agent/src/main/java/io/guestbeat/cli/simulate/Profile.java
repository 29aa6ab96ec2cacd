package io.guestbeat.cli.simulate;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.guest.Statistic;
import io.guestbeat.guest.VirtualCpus;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.SimulatorBuilder;
import io.guestbeat.host.simulator.ha.HaSettings;
import io.guestbeat.host.simulator.vm.Allocation;
import io.guestbeat.host.simulator.vm.HostProfile;
import io.guestbeat.settings.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A VM, its host and its cluster, as a properties file describes them. Immutable. */
public final class Profile {
  private static final int USUAL_VCPUS = 4;
  private static final long USUAL_CORES = 32;

  private final Map<ProfileKey, Object> values;

  private Profile(Map<ProfileKey, Object> values) {
    this.values = values;
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
    return new Profile(parse("", new EnumMap<>(ProfileKey.class), new Problems()));
  }

  static Profile of(String source, Map<String, String> texts) throws BadInputException {
    Problems problems = new Problems();
    Map<ProfileKey, String> known = new EnumMap<>(ProfileKey.class);
    texts.forEach(
        (name, text) -> {
          Optional<ProfileKey> key = ProfileKey.of(name);
          if (key.isPresent()) {
            known.put(key.get(), text.trim());
          } else {
            problems.addUnknown(source + ": " + name + "=" + text, name, ProfileKey.all());
          }
        });
    Map<ProfileKey, Object> values = parse(source, known, problems);
    Profile profile = new Profile(values);
    if (problems.isEmpty()) {
      profile.contradictions().forEach(problem -> problems.add(source + ": " + problem));
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems.all());
    }
    return profile;
  }

  /** Returns what is wrong between values each of which is accepted. */
  private List<String> contradictions() {
    List<String> found = new ArrayList<>();
    long vcpus = number(ProfileKey.VCPUS);
    long cores = number(ProfileKey.HOST_CORES);
    if (vcpus > cores) {
      found.add(
          "vcpus=" + vcpus + ": accepted is 1 to " + cores + ", the host's cores (host.cores)");
    }
    requireBelow(ProfileKey.CPU_RESERVATION, ProfileKey.CPU_LIMIT, found);
    requireBelow(ProfileKey.MEMORY_RESERVATION, ProfileKey.MEMORY_LIMIT, found);
    return found;
  }

  private void requireBelow(ProfileKey reservation, ProfileKey limit, List<String> found) {
    if (number(reservation) > number(limit)) {
      found.add(
          reservation.key().name()
              + ("=" + number(reservation) + ": accepted is at most " + number(limit))
              + (", the limit (" + limit.key() + ")"));
    }
  }

  private static Map<ProfileKey, Object> parse(
      String source, Map<ProfileKey, String> texts, Problems problems) {
    Map<ProfileKey, Object> values = new EnumMap<>(ProfileKey.class);
    for (ProfileKey key : ProfileKey.values()) {
      String text = texts.get(key);
      Optional<Object> value =
          text == null
              ? key.key().defaultValue()
              : problems.parse(key.key(), text, source + ": " + key.key() + "=" + text);
      value.ifPresent(known -> values.put(key, known));
    }
    addCpus(values);
    return values;
  }

  /**
   * Guests divide by the CPUs that they see, so the VM has those of this machine, as far as the
   * host has so many; and where nothing is said of either it has more.
   */
  private static void addCpus(Map<ProfileKey, Object> values) {
    boolean isChosen = values.containsKey(ProfileKey.VCPUS);
    long most = (Long) values.getOrDefault(ProfileKey.HOST_CORES, (long) Values.MOST);
    long machine = VirtualCpus.ofThisMachine().orElse(USUAL_VCPUS);
    long vcpus = (Long) values.computeIfAbsent(ProfileKey.VCPUS, key -> Math.min(machine, most));
    values.putIfAbsent(
        ProfileKey.HOST_CORES, isChosen ? USUAL_CORES : Math.max(USUAL_CORES, 2 * vcpus));
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
            .cpu(
                Allocation.of(
                    number(ProfileKey.CPU_RESERVATION),
                    number(ProfileKey.CPU_LIMIT),
                    number(ProfileKey.CPU_SHARES)))
            .memory(
                Allocation.of(
                    number(ProfileKey.MEMORY_RESERVATION),
                    number(ProfileKey.MEMORY_LIMIT),
                    number(ProfileKey.MEMORY_SHARES)))
            .resourcePoolPath((String) values.get(ProfileKey.RESOURCE_POOL))
            .host(host())
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
    HaSettings settings =
        HaSettings.of(sensitivity())
            .withHeartbeatDeadline(span(ProfileKey.HA_DEADLINE, Sensitivity.gapToRed()))
            .withPendingResetDelay(span(ProfileKey.HA_PENDING_RESET, Duration.ZERO));
    boolean isOn = (Boolean) values.get(ProfileKey.HA_MONITORING);
    return isOn ? settings : settings.withoutApplicationMonitoring();
  }

  @SuppressWarnings("unchecked")
  private Sensitivity sensitivity() {
    Sensitivity preset = (Sensitivity) values.get(ProfileKey.HA_SENSITIVITY);
    Sensitivity spans =
        preset
            .withFailureInterval(span(ProfileKey.HA_FAILURE_INTERVAL, preset.failureInterval()))
            .withMinimumUptime(span(ProfileKey.HA_MINIMUM_UPTIME, preset.minimumUptime()));
    int maxResets =
        values.containsKey(ProfileKey.HA_MAX_RESETS)
            ? (int) number(ProfileKey.HA_MAX_RESETS)
            : preset.maxResets();
    Optional<Duration> window =
        (Optional<Duration>) values.getOrDefault(ProfileKey.HA_RESET_WINDOW, preset.resetWindow());
    return window.isPresent()
        ? spans.withMaxResets(maxResets, window.get())
        : spans.withMaxResetsForEver(maxResets);
  }

  /** The host alone, to which a VM may move. */
  @SuppressWarnings("unchecked")
  HostProfile host() {
    List<Statistic> withheld = (List<Statistic>) values.get(ProfileKey.HOST_WITHHOLDS);
    HostProfile host =
        HostProfile.current()
            .withProcessorMhz((int) number(ProfileKey.HOST_MHZ))
            .withCores((int) number(ProfileKey.HOST_CORES))
            .withMemoryMb(number(ProfileKey.HOST_MEMORY))
            .withProtocolVersion((int) number(ProfileKey.HOST_PROTOCOL))
            .withUnavailable(withheld.toArray(new Statistic[0]));
    Optional<Statistic> newest = (Optional<Statistic>) values.get(ProfileKey.HOST_NEWEST_STATISTIC);
    return newest.isPresent() ? host.withStatisticsUpTo(newest.get().id()) : host;
  }

  private Duration span(ProfileKey key, Duration otherwise) {
    return (Duration) values.getOrDefault(key, otherwise);
  }

  private double share(ProfileKey key) {
    return (Double) values.get(key);
  }

  private long number(ProfileKey key) {
    return (Long) values.get(key);
  }
}
