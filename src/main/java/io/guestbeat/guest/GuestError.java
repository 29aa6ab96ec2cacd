package io.guestbeat.guest;

/**
 * The error codes of the Guest API.
 *
 * <p>Source: table 4 of the guide; {@code VMGUESTLIB_ERROR_…} in vmGuestLib.h.
 */
public enum GuestError {
  SUCCESS(0, "The call succeeded."),
  OTHER(1, "The call failed, and the host gave no reason."),
  NOT_RUNNING_IN_VM(
      2, "This machine is not a VMware virtual machine, or its host cannot be reached."),
  NOT_ENABLED(3, "The host does not serve guest statistics to this virtual machine."),
  NOT_AVAILABLE(4, "This host does not give this value."),
  NO_INFO(5, "There is no data: update was not called, or the last one failed."),
  MEMORY(6, "There was not enough memory for the call."),
  BUFFER_TOO_SMALL(7, "The buffer is too small for the value."),
  INVALID_HANDLE(8, "The handle is not open."),
  INVALID_ARG(9, "An argument is not valid."),
  UNSUPPORTED_VERSION(10, "The host is too old for this value.");

  private final int code;
  private final String text;

  GuestError(int code, String text) {
    this.code = code;
    this.text = text;
  }

  /** The error of this code; {@link #OTHER} for a code that is not in the table. */
  public static GuestError ofCode(int code) {
    for (GuestError error : values()) {
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
