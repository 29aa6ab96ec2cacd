package io.guestbeat.jmx.hoststats;

import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.StatQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * The selection of the host's semi-structured statistics that are MBeans: none, some, or all.
 * Immutable.
 */
public final class HostStatNames {
  /** No MBean of them. */
  public static final HostStatNames NONE = new HostStatNames(Collections.emptyList(), false);

  /** An MBean of each that the host lists, as long as it does. */
  public static final HostStatNames ALL = new HostStatNames(Collections.emptyList(), true);

  private final List<String> chosen;
  private final boolean all;

  private HostStatNames(List<String> chosen, boolean all) {
    this.chosen = Collections.unmodifiableList(chosen);
    this.all = all;
  }

  /**
   * Those of this text: {@code off}, {@code all}, or names joined by {@code +}, such as {@code
   * session+vscsi scsi0:0}.
   *
   * @throws IllegalArgumentException if it is none of these, or names one twice
   */
  public static HostStatNames ofText(String text) {
    Objects.requireNonNull(text, "text");
    if (text.equals("off")) {
      return NONE;
    }
    if (text.equals("all")) {
      return ALL;
    }
    List<String> names = new ArrayList<>();
    for (String name : text.split("\\+", -1)) {
      if (!isName(name.trim()) || names.contains(name.trim())) {
        throw new IllegalArgumentException("\"" + name + "\" is not a name, or is given twice");
      }
      names.add(name.trim());
    }
    return new HostStatNames(names, false);
  }

  public boolean areNone() {
    return !all && chosen.isEmpty();
  }

  public boolean areAll() {
    return all;
  }

  /** Returns those that were named; empty where they are all. */
  public List<String> chosen() {
    return chosen;
  }

  /** Returns whether a host can be asked for it. */
  public static boolean isName(String text) {
    try {
      return !StatQuery.of("json", text).stat().isEmpty();
    } catch (GuestException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return all ? "all" : chosen.isEmpty() ? "off" : String.join("+", chosen);
  }
}
