package io.guestbeat.consumers.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import io.guestbeat.consumers.Port;
import io.guestbeat.consumers.Tool;
import io.guestbeat.support.Program;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A real Prometheus on the loopback address, by the ready files; only the targets are others, and
 * time runs faster: see {@link #quickened}.
 */
final class PrometheusServer implements AutoCloseable {
  private static final Pattern FOR_MINUTES = Pattern.compile("(?m)^( +for: \\d+)m$");
  private static final Pattern FOR_HOURS = Pattern.compile("(?m)^( +for: \\d+)h$");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path folder;
  private final Program program;
  private final String address;

  private PrometheusServer(Path folder, Program program, String address) {
    this.folder = folder;
    this.program = program;
    this.address = address;
  }

  /**
   * Starts it, and waits until it answers.
   *
   * @param folder an empty one of its own
   * @param targets what it scrapes
   */
  static PrometheusServer start(Path folder, Collection<String> targets) throws IOException {
    for (String file : List.of("prometheus.yml", "recording.yml", "alerts.yml")) {
      Files.writeString(folder.resolve(file), quickened(Examples.text(file)));
    }
    writeTargets(folder, targets);
    return Port.startOnFree(port -> start(folder, port));
  }

  private static PrometheusServer start(Path folder, int port) throws IOException {
    String address = "127.0.0.1:" + port;
    Program program =
        Tool.start(
            folder,
            "prometheus",
            List.of(
                "prometheus",
                "--config.file=prometheus.yml",
                "--storage.tsdb.path=data",
                "--log.level=warn",
                "--web.listen-address=" + address));
    PrometheusServer server = new PrometheusServer(folder, program, "http://" + address);
    try {
      Wait.until(() -> server.isReady() || !program.isAlive(), program::written);
      if (!program.isAlive()) {
        throw new AssertionError("it has ended:\n" + program.written());
      }
      return server;
    } catch (AssertionError | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Has it scrape others, as service discovery does. */
  void retarget(Collection<String> targets) throws IOException {
    writeTargets(folder, targets);
  }

  /** At once, so that it never reads half of it. */
  private static void writeTargets(Path folder, Collection<String> targets) throws IOException {
    Path written =
        Files.writeString(
            folder.resolve("fleet.new"),
            targets.stream()
                .map(target -> "    - " + target + "\n")
                .collect(Collectors.joining("", "- targets:\n", "")));
    Files.move(written, folder.resolve("fleet.yml"), StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * The same file at a test's pace: it scrapes every 2 s and evaluates every second, and an alert
   * that waits for minutes waits for as many seconds, one that waits for hours for as many minutes.
   * Nothing else is changed: neither expressions nor their ranges.
   */
  static String quickened(String file) {
    String intervals =
        file.replace("scrape_interval: 15s", "scrape_interval: 2s")
            .replace("evaluation_interval: 15s", "evaluation_interval: 1s");
    return FOR_HOURS.matcher(FOR_MINUTES.matcher(intervals).replaceAll("$1s")).replaceAll("$1m");
  }

  /** What the expression is now. */
  List<Sample> query(String expression) {
    JsonNode data = get("/api/v1/query?query=" + encoded(expression)).get("data");
    List<Sample> samples = new ArrayList<>();
    data.get("result").forEach(series -> samples.add(Sample.of(data, series)));
    return samples;
  }

  /** The values of a label that these series have. */
  List<String> labelValues(String label, String series) {
    List<String> values = new ArrayList<>();
    get("/api/v1/label/" + label + "/values?match[]=" + encoded(series))
        .get("data")
        .forEach(value -> values.add(value.textValue()));
    return values;
  }

  /**
   * What Prometheus knows of a metric: type, help. In OpenMetrics it is the family that has them.
   */
  Map<String, String> metadata(String name) {
    String metric = name.replaceFirst("_total$", "");
    Map<String, String> fields = new TreeMap<>();
    get("/api/v1/metadata?metric=" + metric)
        .get("data")
        .path(metric)
        .path(0)
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    return fields;
  }

  /** The alerts that fire now, each as {@code NAME severity instance}. */
  List<String> firing() {
    return alerts("ALERTS{alertstate=\"firing\"}");
  }

  /** The alerts that have ever fired. */
  List<String> everFired() {
    return alerts("max_over_time(ALERTS{alertstate=\"firing\"}[1h])");
  }

  private List<String> alerts(String query) {
    return query(query).stream()
        .map(
            alert ->
                alert.label("alertname")
                    + " "
                    + alert.label("severity")
                    + " "
                    + alert.label("instance"))
        .sorted()
        .collect(Collectors.toList());
  }

  @Override
  public void close() {
    program.close();
  }

  private boolean isReady() {
    try {
      return send("/-/ready").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private JsonNode get(String path) {
    try {
      HttpResponse<String> response = send(path);
      if (response.statusCode() != 200) {
        throw new AssertionError(path + ": " + response.body());
      }
      return Examples.JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> send(String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(20)).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A value, and whose it is. */
  record Sample(Map<String, String> labels, double value) {
    static Sample of(JsonNode data, JsonNode series) {
      Map<String, String> labels = new TreeMap<>();
      if (data.get("resultType").textValue().equals("scalar")) {
        throw new AssertionError("a number of nobody's: " + data);
      }
      series
          .get("metric")
          .properties()
          .forEach(label -> labels.put(label.getKey(), label.getValue().textValue()));
      return new Sample(labels, number(series.get("value").get(1).textValue()));
    }

    String label(String name) {
      return labels.getOrDefault(name, "");
    }

    private static double number(String text) {
      return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }
  }
}
