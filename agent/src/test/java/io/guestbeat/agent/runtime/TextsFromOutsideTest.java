package io.guestbeat.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.options.AgentOptions;
import io.guestbeat.agent.options.BadOptionsException;
import io.guestbeat.agent.options.LogLevel;
import io.guestbeat.agent.options.Place;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses, times, shares, paths and names as they are legal elsewhere, through the options. */
final class TextsFromOutsideTest {
  private static final Map<String, String> KEYS =
      Map.of(
          "url", "gates=http gate.http.url",
          "status", "gates=http gate.http.url=http://a/ gate.http.status",
          "address", "gates=tcp gate.tcp.address",
          "alive-if",
              "gates=mbean gate.mbean.object=a:b=c gate.mbean.attribute=d gate.mbean.alive-if",
          "used", "gates=heap gate.heap.used",
          "path", "gates=file gate.file.path");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url|http://order_desk:8080/",
        "url|HTTP://localhost/",
        "url|Https://localhost:443",
        "url|http://[::1]:8080/health",
        "url|http://[fe80::1%25eth0]:8080/",
        "url|http://[fe80::1%br-1.2]:8080/",
        "url|http://bücher.example/grüße?a=1,2&b=ü",
        "url|http://localhost:/",
        "url|http://localhost?deep",
        "url|http://localhost/a b|c/{id}#part",
        "url|http://localhost/100%",
        "url|http://host.example.com.:1/",
        "url|http://_dns-sd._tcp.local:65535/",
        "url|http://127.0.0.1:1/",
        "address|order_desk:8080",
        "address|localhost:65535",
        "address|[::1]:1",
        "address|[::ffff:127.0.0.1]:1",
        "address|[fe80::1%eth0.100]:443",
        "address|bücher.example:443",
        "address| localhost:443 ",
        "status|200-399",
        "status|2xx+304",
        "status|200, 204, 3XX",
        "alive-if|<=100",
        "alive-if|< 1e3",
        "alive-if|== true",
        "used|97.5%",
        "used|97 %",
        "path|/srv/my app/a,b/x",
        "path|~/alive",
        "path|~",
        "gates|deadlock, heap",
        "gates|deadlock + heap",
        "heartbeat.interval|10s",
        "heartbeat.interval|0.002h",
        "heartbeat.interval|1.5s",
        "heartbeat.interval|1s500ms",
        "heartbeat.interval|20 sec",
        "heartbeat.interval|PT20S",
        "heartbeat.grace|1m30s",
        "heartbeat.grace|1 min 30 seconds",
        "heartbeat.grace|PT1M30S",
        "heartbeat.grace|90s",
        "advice.sustain|1d",
        "heartbeat.reset-budget|2 / 1h",
        "heartbeat.reset-budget|2/1h30m",
        "alarm.stolen.warning|5 %",
        "alarm.stolen.warning|5%",
        "alarm.pauses.warning|1.5s",
        "host|unix:/run/my host.sock",
        "host|unix:///run/host.sock",
        "host|unix:~/host.sock",
        "log.file|/var/log/my app/a,b.log",
        "escalation.command|\"/opt/my tools/page\" --to a,b"
      })
  void areAccepted(String key, String value) {
    assertThat(problems(key, value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url|localhost:8080|has no scheme; did you mean http://localhost:8080?",
        "url|order_desk|has no scheme; did you mean http://order_desk?",
        "url|http:/localhost|has no // after its scheme",
        "url|ftp://localhost/|has another scheme, ftp",
        "url|http:///health|has no host",
        "url|http://:8080/|has no host",
        "url|http://localhost:0/|has the port 0, which is not 1 to 65535",
        "url|http://localhost:65536/|has the port 65536, which is not 1 to 65535",
        "url|http://localhost:http/|has a port that is not a number, http",
        "url|http://::1:8080/|has an IPv6 address without brackets; accepted is [IPv6]:PORT",
        "url|http://[::1/|has a bracket that is not closed",
        "url|http://[1.2.3.4]/|has no IPv6 address in its brackets, 1.2.3.4",
        "url|http://[::zz]/|has no IPv6 address in its brackets, ::zz",
        "url|http://my host/|has a host name with other characters than letters, digits, - and _,"
            + " my host",
        "address|localhost|has no port",
        "address|localhost:|has no port",
        "address|:8080|has no host",
        "address|localhost:0|has the port 0, which is not 1 to 65535",
        "address|localhost:65536|has the port 65536, which is not 1 to 65535",
        "address|localhost:http|has a port that is not a number, http",
        "address|tcp://localhost:80|begins with a scheme; did you mean localhost:80?",
        "address|::1:8080|has an IPv6 address without brackets; accepted is [IPv6]:PORT",
        "address|[::1]8080|has a port that is not a number, 8080",
        "address|[fe80::1%]:80|has no IPv6 address in its brackets, fe80::1%",
        "address|256.1.1.1:80|has a host that is no IPv4 address, 256.1.1.1",
        "address|1.2.3:80|has a host that is no IPv4 address, 1.2.3",
        "address|a..b:80|has a host name with nothing between two dots, a..b",
        "status|600|",
        "status|300-200|",
        "alive-if|100|begins with no comparison",
        "alive-if|=100|has a single =; did you mean ==100?",
        "alive-if|<5%|compares with 5%, which is not a number",
        "used|98|has no percent sign",
        "used|101%|",
        "gates|deadlock+|has an empty name",
        "gates|deadlock+deadlock|names deadlock twice",
        "gates|Deadlock|has an invalid name, Deadlock",
        "heartbeat.interval|15|has no unit (ms, s, m, h or d)",
        "heartbeat.interval|1.5|has no unit (ms, s, m, h or d)",
        "heartbeat.interval|-10s|is not a time",
        "heartbeat.interval|-10|is negative",
        "heartbeat.interval|ten seconds|is not a time",
        "heartbeat.interval|10M|has an unknown unit, M (known are ms, s, m, h or d)",
        "heartbeat.interval|10 fortnights|has an unknown unit, fortnights (known are ms, s, m, h or d)",
        "heartbeat.interval|30s1m|has its units in the wrong order; write the largest first",
        "heartbeat.interval|PT|is not a duration of ISO 8601, such as PT1M30S",
        "heartbeat.interval|26s|",
        "alarm.stolen.warning|5MB|has another unit",
        "alarm.stolen.warning|five|is not a number",
        "host|esx|is not a host",
        "host|Auto|is not a host; did you mean auto?",
        "host|simulater|is not a host; did you mean simulator?",
        "host|/run/host.sock|is not a host; did you mean unix:/run/host.sock?",
        "host|unix:|has no path"
      })
  void areRefusedWithWhatIsWrong(String key, String value, String reason) {
    String given = KEYS.containsKey(key) ? key + "=" + value : "guestbeat." + key + "=" + value;

    assertThat(problems(key, value))
        .singleElement()
        .asString()
        .contains(given)
        .contains(": " + (reason == null ? "" : reason))
        .containsIgnoringCase(
            (reason == null ? ": " : reason.endsWith("?") ? "? " : "; ") + "accepted is ");
  }

  @Test
  void hostNamesAreAsLongAsTheyMayBe() {
    String label = "a".repeat(63);
    String longest = String.join(".", Collections.nCopies(3, label)) + "." + "a".repeat(61);

    assertThat(problems("address", longest + ":1")).isEmpty();
    assertThat(problems("address", longest + "a:1"))
        .asString()
        .contains("more than 253 characters");
    assertThat(problems("address", label + "a:1")).asString().contains("more than 63 characters");
  }

  @Test
  void aTildeIsTheUsersHome() throws Exception {
    AgentOptions options =
        AgentOptions.read("", Map.of("guestbeat.log.file", "~/guestbeat.log"), Map.of());

    assertThat(options.logFile().flatMap(Place::path))
        .contains(Path.of(System.getProperty("user.home"), "guestbeat.log"));
  }

  @Test
  void blanksAroundAValueDoNotCountWhereverItIsGiven() throws Exception {
    AgentOptions options =
        AgentOptions.read(
            " log = debug ",
            Map.of("guestbeat.jmx.domain", " acme "),
            Map.of("GUESTBEAT_HEARTBEAT", "on\r"));

    assertThat(options.logLevel()).isEqualTo(LogLevel.DEBUG);
    assertThat(options.jmx().domain()).isEqualTo("acme");
    assertThat(options.heartbeat().settings().mode().text()).isEqualTo("on");
  }

  private static List<String> problems(String key, String value) {
    Map<String, String> properties = new TreeMap<>();
    String[] words = (KEYS.getOrDefault(key, key) + "=" + value).split(" ", -1);
    int fixed = KEYS.getOrDefault(key, key).split(" ").length - 1;
    for (int i = 0; i < fixed; i++) {
      put(properties, words[i]);
    }
    put(properties, String.join(" ", List.of(words).subList(fixed, words.length)));
    try {
      AgentOptions.read("", properties, Map.of());
      return List.of();
    } catch (BadOptionsException e) {
      return e.problems();
    }
  }

  private static void put(Map<String, String> properties, String option) {
    String[] words = option.split("=", 2);
    properties.put("guestbeat." + words[0], words[1]);
  }
}
