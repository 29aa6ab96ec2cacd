package io.guestbeat.appmonitor;

/**
 * The error codes of the Application Monitoring API.
 *
 * <p>Source: table 3-2 of the guide; {@code VMGUESTAPPMONITORLIB_ERROR_…}. The texts say what the
 * codes really mean, which in two cases is not what the guide says.
 */
public enum AppMonitorError {
  SUCCESS(0, "The call succeeded."),
  OTHER(
      1,
      "The host refused, usually because application monitoring is not enabled, in "
          + "the cluster or by enable."),
  NOT_RUNNING_IN_VM(
      2, "This machine is not a VMware virtual machine, or its host cannot be reached."),
  NOT_ENABLED(3, "The channel to the host could not be opened."),
  NOT_SUPPORTED(4, "This host or library does not know the call.");

  private final int code;
  private final String text;

  AppMonitorError(int code, String text) {
    this.code = code;
    this.text = text;
  }

  /** The error of this code; {@link #OTHER} for a code that is not in the table. */
  public static AppMonitorError ofCode(int code) {
    for (AppMonitorError error : values()) {
      if (error.code == code) {
        return error;
      }
    }
    return OTHER;
  }

  /** Returns the number that the C library returns for it. */
  public int code() {
    return code;
  }

  /** Returns what it means, as one English sentence. */
  public String text() {
    return text;
  }
}
