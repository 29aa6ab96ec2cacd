package io.guestbeat.host.simulator.vm;

import io.guestbeat.guest.Snapshot;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The semi-structured statistics of {@code guestlib.stat.get}: each page names to values. */
public final class StatPages {
  private static final String DISK = "vscsi scsi0:0";
  private static final String NIC = "vnet 00:50:56:01:02:03";
  private static final List<String> NAMES =
      Collections.unmodifiableList(Arrays.asList("session", "host", "resources", DISK, NIC));

  private final VmReading reading;

  public StatPages(VmReading reading) {
    this.reading = reading;
  }

  /** The page of this name, if there is one; the list of names if the name is empty. */
  public Optional<Map<String, Object>> page(String name) {
    switch (name) {
      case "":
        return Optional.of(Collections.singletonMap(StatEncoding.NAMES_KEY, NAMES));
      case "session":
        return Optional.of(session());
      case "host":
        return Optional.of(host());
      case "resources":
        return Optional.of(resources());
      case DISK:
        return Optional.of(disk());
      case NIC:
        return Optional.of(nic());
      default:
        return Optional.empty();
    }
  }

  private Map<String, Object> session() {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("session", reading.session.toUnsignedString());
    page.put("uptime", reading.uptime.toMillis());
    page.put("version", "VMware ESXi 8.0.3 (Guestbeat simulator)");
    page.put("provider", "");
    page.put("uuid.bios", "56 4d 47 75 65 73 74 62-65 61 74 20 73 69 6d 00");
    return page;
  }

  private Map<String, Object> host() {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("cpu.processorMHz", (long) reading.host.processorMhz);
    page.put("cpu.cores", (long) reading.host.cores);
    page.put("mem.physicalMB", reading.host.physicalMb);
    page.put("mem.usedMB", reading.host.usedMb);
    page.put("mem.freeMB", reading.host.freeMb());
    return page;
  }

  private Map<String, Object> resources() {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("cpu.number", (long) reading.vcpus);
    Snapshot snapshot = StatisticSources.snapshotOf(reading);
    StatNames.RESOURCES.forEach(
        (name, statistic) -> snapshot.value(statistic).ifPresent(value -> page.put(name, value)));
    return page;
  }

  /** A disk that is read and written a little all the time. */
  private Map<String, Object> disk() {
    long seconds = reading.uptime.toMillis() / 1000;
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("reads", 20 * seconds);
    page.put("read.bytes", 20 * 16_384 * seconds);
    page.put("writes", 35 * seconds);
    page.put("write.bytes", 35 * 8_192 * seconds);
    return page;
  }

  private Map<String, Object> nic() {
    long seconds = reading.uptime.toMillis() / 1000;
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("rx.packets", 400 * seconds);
    page.put("rx.bytes", 400 * 700 * seconds);
    page.put("tx.packets", 380 * seconds);
    page.put("tx.bytes", 380 * 900 * seconds);
    return page;
  }
}
