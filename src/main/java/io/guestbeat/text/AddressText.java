package io.guestbeat.text;

import java.util.regex.Pattern;

/** Addresses, as they may be shown to whoever reads a log. Stateless. */
public final class AddressText {
  /** A user, or a user and a password, before the host of an address. */
  private static final Pattern USER = Pattern.compile("(^|://)[^/?#\\s]*@");

  private AddressText() {}

  /** Returns the text with asterisks for the user part of each address in it. */
  public static String withoutUser(String text) {
    return USER.matcher(text).replaceAll("$1****@");
  }
}
