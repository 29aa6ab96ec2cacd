package io.guestbeat.guest;

/**
 * The Guest API of one host, which serves it from ESX 3.5 on. Safe between threads; the handles it
 * opens are too.
 *
 * <p>Source: tables 2 to 4 of the guide; vmGuestLib.h.
 */
public interface GuestLibrary {
  /**
   * Opens a handle. It holds no data before its first {@link GuestHandle#update()}.
   *
   * @throws GuestException {@link GuestError#NOT_RUNNING_IN_VM} where there is no VMware host
   */
  GuestHandle openHandle();

  /** Returns the meaning of an error code, as one English sentence. */
  default String errorText(GuestError error) {
    return error.text();
  }

  /**
   * Asks the host for a semi-structured statistic, for troubleshooting: names and contents differ
   * between releases of the host by design.
   *
   * @param encoding {@code text}, {@code json}, {@code xml} or {@code yaml}
   * @param stat such as {@code session}, {@code host} or {@code resources}; empty lists the names
   * @return the host's answer, as it came
   * @throws GuestException {@link GuestError#INVALID_ARG} for an encoding or name that cannot be
   *     asked for, {@link GuestError#NOT_AVAILABLE} where the host does not know it, else as {@link
   *     GuestHandle#update()}
   */
  String statGet(String encoding, String stat);
}
