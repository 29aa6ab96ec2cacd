package io.guestbeat.heartbeat.owner;

import java.util.Objects;

/**
 * A process that sends the heartbeat of its virtual machine, or wants to. The name stays the same
 * when the application is started again. Immutable.
 */
public final class Owner {
  private static final int LONGEST_NAME = 60;

  private final String process;
  private final String name;

  private Owner(String process, String name) {
    this.process = process;
    this.name = name;
  }

  /**
   * Returns the process of this number and name.
   *
   * @param process the number of the process in its own namespace; empty if unknown
   * @param name the name of the application; what is no letter, digit, dot, dash or underscore of
   *     it becomes an underscore, and it is cut to 60 characters; empty if unknown
   */
  public static Owner of(String process, String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._@-]", "_");
    return new Owner(
        process.replaceAll("[^0-9]", ""),
        plain.substring(0, Math.min(LONGEST_NAME, plain.length())));
  }

  /** Returns the process that {@link #line} tells; unknown if the line tells none. */
  static Owner ofLine(String line) {
    int colon = line.indexOf(':');
    return colon < 0 ? unknown() : of(line.substring(0, colon), line.substring(colon + 1));
  }

  /** Returns it as one line of at most 100 characters, by which other processes know it. */
  String line() {
    return process + ":" + name;
  }

  /** Returns a process of which nothing is known. */
  static Owner unknown() {
    return new Owner("", "");
  }

  /** Returns the number of the process; empty if unknown. */
  public String process() {
    return process;
  }

  /** Returns the name of the application; empty if unknown. */
  public String name() {
    return name;
  }

  /** Returns whether this is the same application, perhaps started again. */
  boolean isSameApplication(Owner other) {
    return !name.isEmpty() && name.equals(other.name);
  }

  /** Returns it for people, such as {@code process 4711, acme.jar}. */
  @Override
  public String toString() {
    if (process.isEmpty() && name.isEmpty()) {
      return "another process";
    }
    return "process " + (process.isEmpty() ? "?" : process) + (name.isEmpty() ? "" : ", " + name);
  }

  /** Returns it as the beginning of a sentence, such as {@code process 4711, acme.jar,}. */
  public String asSubject() {
    return this + (name.isEmpty() ? "" : ",");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Owner
        && process.equals(((Owner) other).process)
        && name.equals(((Owner) other).name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(process, name);
  }
}
