package io.guestbeat.heartbeat.gates;

import io.guestbeat.concurrent.Deadline;
import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.heartbeat.gates.net.ProbeAddress;
import io.guestbeat.settings.Key;
import io.guestbeat.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Dead when nobody takes a connection, which is closed at once and carries nothing; unusable where
 * nobody can be asked: no such host, no route to it, no socket left.
 *
 * <p>Meant for the application's own port. What the application depends on, a database or another
 * service, should rarely gate: its outage would reset every virtual machine that needs it, and no
 * reset of theirs brings it back. An interrupt ends the check, except while the host's name is
 * looked up.
 */
final class TcpGate implements HeartbeatGate {
  static final Key<ProbeAddress> ADDRESS =
      Key.required(
          "address", "HOST:PORT or [IPv6]:PORT", "where to connect to", ProbeAddress::parse);
  static final Key<Duration> WITHIN =
      ProbeTime.within("3s", "how soon the connection must be there");
  static final List<Key<?>> KEYS = Key.listOf(ADDRESS, WITHIN);

  private final LongSupplier nanoClock;
  private ProbeAddress address;
  private Duration within;

  TcpGate(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  @Override
  public String name() {
    return "tcp";
  }

  @Override
  public void configure(Map<String, String> given) {
    Settings keys = Settings.of(KEYS, given);
    address = keys.value(ADDRESS);
    within = keys.value(WITHIN);
  }

  @Override
  public Verdict check() throws IOException, UnusableGateException {
    address.connect(Deadline.after(within, nanoClock)).close();
    return Verdict.alive();
  }
}
