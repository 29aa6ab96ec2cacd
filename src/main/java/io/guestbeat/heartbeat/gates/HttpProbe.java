package io.guestbeat.heartbeat.gates;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.guestbeat.heartbeat.UnusableGateException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;

/**
 * Gets the status of a web page, over a socket: the JDK's own HTTP client would initialise
 * java.util.logging where {@code java.util.logging.config.file} is set, as in every Tomcat, and
 * would go through the application's proxies, cookies and authenticators. Immutable.
 */
final class HttpProbe {
  private final URI url;
  private final ProbeAddress address;

  private HttpProbe(URI url) {
    KeyValues.require(url.getHost() != null && url.getRawUserInfo() == null);
    KeyValues.require(isOf(url, "http") || isOf(url, "https"));
    this.url = url;
    int port = url.getPort() >= 0 ? url.getPort() : isOf(url, "https") ? 443 : 80;
    this.address = new ProbeAddress(url.getHost().replaceAll("[\\[\\]]", ""), port);
  }

  /**
   * A probe of this address.
   *
   * @throws IllegalArgumentException if it is not one of HTTP
   */
  static HttpProbe parse(String text) {
    return new HttpProbe(URI.create(text.trim()));
  }

  /**
   * The status of the page now.
   *
   * @throws IOException if there is no answer in time
   * @throws UnusableGateException if nobody could be asked, or the answer is none of HTTP
   */
  int status(Deadline deadline) throws IOException, UnusableGateException {
    try (Socket socket = open(deadline)) {
      socket.getOutputStream().write(request().getBytes(US_ASCII));
      return new HttpResponse(socket, deadline).status();
    }
  }

  private Socket open(Deadline deadline) throws IOException, UnusableGateException {
    Socket socket = address.connect(deadline);
    return isOf(url, "https")
        ? UnverifiedTls.over(socket, address.host(), url.getPort(), deadline)
        : socket;
  }

  private String request() {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return String.join(
        "\r\n",
        "GET " + path + query + " HTTP/1.1",
        "Host: " + url.getHost() + port,
        "User-Agent: guestbeat",
        "Accept: */*",
        "Connection: close",
        "",
        "");
  }

  private static boolean isOf(URI url, String scheme) {
    return scheme.equalsIgnoreCase(url.getScheme());
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
