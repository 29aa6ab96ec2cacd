package io.guestbeat.heartbeat.gates.net;

import io.guestbeat.text.BadTextException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * The host in an address: a name, with underscores where a resolver knows such names, an
 * international name, an IPv4 address or an IPv6 address with or without a zone. Checked for what
 * can never be looked up; nothing is looked up. Immutable.
 */
final class HostName {
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_NAME = 253;
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

  private final String text;

  private HostName(String text) {
    this.text = text;
  }

  /**
   * The name or the IPv4 address of this text.
   *
   * @throws BadTextException with what is wrong
   */
  static HostName ofName(String text) {
    if (text.isEmpty()) {
      throw new BadTextException("has no host");
    }
    if (DIGITS_AND_DOTS.matcher(text).matches() && !IPV4.matcher(text).matches()) {
      throw new BadTextException("has a host that is no IPv4 address, " + text);
    }
    String ascii = ascii(text);
    String relative = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    if (relative.length() > LONGEST_NAME) {
      throw new BadTextException("has a host name of more than " + LONGEST_NAME + " characters");
    }
    for (String label : relative.split("\\.", -1)) {
      requireLabel(label, text);
    }
    return new HostName(ascii);
  }

  /**
   * The IPv6 address of this text, without its brackets. The zone is not looked for, as its
   * interface may come later.
   *
   * @throws BadTextException with what is wrong
   */
  static HostName ofIpv6(String text) {
    String address = text.split("%", 2)[0];
    if (!address.contains(":") || text.endsWith("%") || !isIpv6(address)) {
      throw new BadTextException("has no IPv6 address in its brackets, " + text);
    }
    return new HostName(text);
  }

  boolean isIpv6() {
    return text.contains(":");
  }

  /** Returns it without the zone, which means something on this machine only. */
  String withoutZone() {
    return text.split("%", 2)[0];
  }

  private static void requireLabel(String label, String host) {
    if (label.isEmpty()) {
      throw new BadTextException("has a host name with nothing between two dots, " + host);
    }
    if (label.length() > LONGEST_LABEL) {
      throw new BadTextException(
          "has a host name with more than " + LONGEST_LABEL + " characters between two dots");
    }
    if (!LABEL.matcher(label).matches()) {
      throw new BadTextException(
          "has a host name with other characters than letters, digits, - and _, " + host);
    }
  }

  private static String ascii(String text) {
    try {
      return text.chars().allMatch(character -> character < 128) ? text : IDN.toASCII(text);
    } catch (IllegalArgumentException e) {
      throw new BadTextException("has a host that is no international name, " + text);
    }
  }

  /** A text with a colon is never looked up. */
  private static boolean isIpv6(String address) {
    try {
      return InetAddress.getByName("[" + address + "]") != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
