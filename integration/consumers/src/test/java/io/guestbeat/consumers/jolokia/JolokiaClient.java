package io.guestbeat.consumers.jolokia;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Somebody who asks Jolokia on a port. Immutable. */
public final class JolokiaClient {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private final String credentials;
  private final String origin;

  private JolokiaClient(int port, String credentials, String origin) {
    this.port = port;
    this.credentials = credentials;
    this.origin = origin;
  }

  public static JolokiaClient on(int port) {
    return new JolokiaClient(port, null, null);
  }

  /** The same with a name and a password, {@code name:password}. */
  JolokiaClient as(String user) {
    return new JolokiaClient(port, user, origin);
  }

  /** The same as if a page of this origin had the browser ask. */
  JolokiaClient from(String page) {
    return new JolokiaClient(port, credentials, page);
  }

  /** Asks by the path; the answer, whose member {@code status} is 200 where it is granted. */
  public JsonNode get(String path) throws IOException, InterruptedException {
    return answered(request(path).GET().build());
  }

  /** Asks by a request in JSON. */
  public JsonNode post(String body) throws IOException, InterruptedException {
    return answered(request("").POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  /** The status of HTTP, in which Jolokia tells only whether it knows the caller. */
  int httpStatus(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build()).statusCode();
  }

  private static JsonNode answered(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() != 200) {
      throw new AssertionError(request + " is answered with " + answer.statusCode());
    }
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/jolokia/" + path))
            .timeout(Duration.ofSeconds(30));
    if (credentials != null) {
      byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    if (origin != null) {
      request.header("Origin", origin);
    }
    return request;
  }
}
