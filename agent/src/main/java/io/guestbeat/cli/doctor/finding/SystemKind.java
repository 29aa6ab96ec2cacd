package io.guestbeat.cli.doctor.finding;

/** The kind of operating system, as far as remedies depend on it. Immutable. */
public final class SystemKind {
  private final String name;
  private final boolean hasSystemd;

  /**
   * Describes one.
   *
   * @param name as in the system property {@code os.name}
   * @param files where systemd shows that it runs
   */
  public SystemKind(String name, SystemFiles files) {
    this.name = name;
    this.hasSystemd = isLinux() && files.has("run/systemd/system");
  }

  public boolean isLinux() {
    return name.startsWith("Linux");
  }

  public boolean isWindows() {
    return name.startsWith("Windows");
  }

  /** Returns whether systemd runs here, so that units can be edited. */
  public boolean hasSystemd() {
    return hasSystemd;
  }

  /** Returns how to install VMware's libraries here. */
  public String installLibraries() {
    return isWindows() ? "install VMware Tools" : "install open-vm-tools";
  }

  @Override
  public String toString() {
    return name;
  }
}
