package io.guestbeat.cli.top;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.VirtualCpus;
import io.guestbeat.host.Host;
import io.guestbeat.jmx.reading.HeartbeatReading;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** This virtual machine, as its host gives it. */
public final class HostSource implements Source {
  private final Host host;
  private final GuestHandle handle;
  private final Clock clock;

  private HostSource(Host host, Clock clock) {
    this.host = host;
    this.clock = clock;
    this.handle = host.guestLibrary().openHandle();
  }

  /**
   * Reads this host, and closes it at the end.
   *
   * @throws GuestException if there is none, with the reason
   */
  public static HostSource of(Host host, Clock clock) {
    try {
      return new HostSource(host, clock);
    } catch (GuestException e) {
      host.close();
      throw e;
    }
  }

  @Override
  public String description() {
    return host.description();
  }

  @Override
  public Reading read() {
    Reading nothing = Reading.missing(clock.instant(), "");
    return heartbeat(statistics(nothing).withVcpus(VirtualCpus.ofThisMachine()));
  }

  private Reading statistics(Reading reading) {
    try {
      return reading.with(handle.update());
    } catch (GuestException e) {
      return reading.withoutStatistics(e.getMessage());
    }
  }

  private Reading heartbeat(Reading reading) {
    AppMonitor monitor = host.appMonitor();
    Map<String, Object> values = new HashMap<>();
    try {
      values.put("Enabled", monitor.isEnabled());
      values.put("AppStatus", monitor.getAppStatus().name());
      return reading.with(HeartbeatReading.of(values));
    } catch (AppMonitorException e) {
      return reading.withoutHeartbeat(e.getMessage());
    }
  }

  @Override
  public void close() {
    handle.close();
    host.close();
  }
}
