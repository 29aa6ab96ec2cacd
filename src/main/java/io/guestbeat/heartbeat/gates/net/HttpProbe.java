package io.guestbeat.heartbeat.gates.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.regex.Pattern.DOTALL;

import io.guestbeat.concurrent.Deadline;
import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.text.AddressText;
import io.guestbeat.text.BadTextException;
import java.io.IOException;
import java.net.Socket;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gets the status of a web page, over a socket: the JDK's own HTTP client would initialise
 * java.util.logging where {@code java.util.logging.config.file} is set, as in every Tomcat, and
 * would go through the application's proxies, cookies and authenticators. Immutable.
 */
public final class HttpProbe {
  private static final Pattern URL =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^?#]*)(\\?[^#]*)?(?:#.*)?", DOTALL);
  private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  /**
   * What a request line takes as it is: the characters of RFC 3986, and those that clients send.
   */
  private static final String UNCHANGED = "-._~:/?#[]@!$&'()*+,;=%|^";

  private final String text;
  private final boolean isTls;
  private final ProbeAddress address;
  private final boolean namesPort;
  private final String target;

  private HttpProbe(String text, boolean isTls, String authority, String path, String query) {
    this.text = text;
    this.isTls = isTls;
    this.address = ProbeAddress.parse(withPlainZone(authority), isTls ? 443 : 80);
    this.namesPort = authority.matches("(?s).*:[0-9]+");
    this.target = escaped((path.isEmpty() ? "/" : path) + (query == null ? "" : query));
  }

  /**
   * A probe of this address. A host name may have underscores, an IPv6 address its zone; what a
   * browser would encode is encoded.
   *
   * @throws BadTextException with what is wrong or missing
   */
  public static HttpProbe parse(String given) {
    String text = given.trim();
    Matcher url = URL.matcher(text);
    if (!url.matches()) {
      throw new BadTextException(
          text.matches("(?is)https?:.*")
              ? "has no // after its scheme"
              : "has no scheme; did you mean http://" + AddressText.withoutUser(text) + "?");
    }
    String scheme = url.group(1).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new BadTextException("has another scheme, " + url.group(1));
    }
    if (url.group(2).contains("@")) {
      throw new BadTextException("has a user, which no probe sends");
    }
    return new HttpProbe(text, scheme.equals("https"), url.group(2), url.group(3), url.group(4));
  }

  /**
   * The status of the page now.
   *
   * @throws IOException if there is no answer in time
   * @throws UnusableGateException if nobody could be asked, or the answer is none of HTTP
   */
  public int status(Deadline deadline) throws IOException, UnusableGateException {
    try (Socket socket = open(deadline)) {
      socket.getOutputStream().write(request().getBytes(US_ASCII));
      return new HttpResponse(socket, deadline).status();
    }
  }

  private Socket open(Deadline deadline) throws IOException, UnusableGateException {
    Socket socket = address.connect(deadline);
    return isTls ? UnverifiedTls.over(socket, address.host(), address.port(), deadline) : socket;
  }

  private String request() {
    return String.join(
        "\r\n",
        "GET " + target + " HTTP/1.1",
        "Host: " + address.hostForOthers() + (namesPort ? ":" + address.port() : ""),
        "User-Agent: guestbeat",
        "Accept: */*",
        "Connection: close",
        "",
        "");
  }

  /** In an address of the web the percent sign before a zone is written as %25, or as it is. */
  private static String withPlainZone(String authority) {
    return authority.startsWith("[") ? authority.replace("%25", "%") : authority;
  }

  /** Encodes what no request line may have; what is encoded already stays. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte octet : NO_ESCAPE.matcher(text).replaceAll("%25").getBytes(UTF_8)) {
      char character = (char) (octet & 0xFF);
      boolean isPlain =
          character < 128
              && (Character.isLetterOrDigit(character) || UNCHANGED.indexOf(character) >= 0);
      escaped.append(
          isPlain ? String.valueOf(character) : String.format("%%%02X", (int) octet & 0xFF));
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    return text;
  }
}
