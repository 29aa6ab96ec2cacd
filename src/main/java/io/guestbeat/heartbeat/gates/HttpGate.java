package io.guestbeat.heartbeat.gates;

import io.guestbeat.concurrent.Deadline;
import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.heartbeat.gates.net.HttpProbe;
import io.guestbeat.settings.Key;
import io.guestbeat.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Dead when a web address does not answer with a status that is asked for; follows no redirect.
 * Unusable where nobody can be asked, or where what answers speaks another protocol.
 *
 * <p>Meant for the application's own health page, and for one that tells of nothing else. What the
 * application depends on, a database or another service, should rarely gate, neither here nor
 * behind that page: its outage would reset every virtual machine that needs it, and no reset of
 * theirs brings it back. An interrupt ends the check, except while the host's name is looked up.
 */
final class HttpGate implements HeartbeatGate {
  static final Key<HttpProbe> URL =
      Key.required(
          "url",
          "an address that begins with http:// or https://",
          "the page to get; certificates are not verified",
          HttpProbe::parse);
  static final Key<StatusCodes> STATUS =
      Key.withDefault(
          "status",
          "200-399",
          "status codes and ranges of them joined by +, such as 200-299+404",
          "the answers of a live application",
          StatusCodes::parse);
  static final Key<Duration> WITHIN =
      ProbeTime.within("3s", "how soon the status must arrive, including the time to connect");
  static final List<Key<?>> KEYS = Key.listOf(URL, STATUS, WITHIN);

  private final LongSupplier nanoClock;
  private HttpProbe probe;
  private StatusCodes accepted;
  private Duration within;

  HttpGate(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  @Override
  public String name() {
    return "http";
  }

  @Override
  public void configure(Map<String, String> given) {
    Settings keys = Settings.of(KEYS, given);
    probe = keys.value(URL);
    accepted = keys.value(STATUS);
    within = keys.value(WITHIN);
  }

  @Override
  public Verdict check() throws IOException, UnusableGateException {
    int status = probe.status(Deadline.after(within, nanoClock));
    return accepted.contains(status)
        ? Verdict.alive()
        : Verdict.dead(probe + " answered " + status + ", not " + accepted);
  }
}
