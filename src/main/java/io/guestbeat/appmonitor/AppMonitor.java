package io.guestbeat.appmonitor;

/**
 * The application monitor of this virtual machine. There is one per VM, shared by every process in
 * it: another program's disable switches yours off too. Safe between threads; every call is one
 * question to the host and blocks for at most the host's deadline.
 *
 * <p>Every method throws {@link AppMonitorException} with the reason when it fails.
 *
 * <p>Source: tables 3-1 and 3-2 of the guide; vmGuestAppMonitorLib.h.
 */
public interface AppMonitor {
  /**
   * Asks vSphere HA to watch this VM's application. From now on {@link #markActive()} must be
   * called at least every 30 s. Needs ESXi 4.1 and a cluster with application monitoring.
   *
   * @throws AppMonitorException with the reason; {@link AppMonitorError#OTHER} as a rule where the
   *     cluster does not monitor applications
   */
  void enable();

  /**
   * Asks vSphere HA to watch no longer; causes no reset. Needs ESXi 4.1, as every call but {@link
   * #postAppState}.
   *
   * @throws AppMonitorException with the reason; the host then still watches
   */
  void disable();

  /**
   * Returns whether the host watches this VM's application now.
   *
   * @throws AppMonitorException if the host cannot be asked; but VMware's own application monitor
   *     library cannot tell that from "no", and neither can a host that is reached through it
   */
  boolean isEnabled();

  /**
   * Sends one heartbeat. At least every 30 s, or the status turns red and vSphere HA resets the VM.
   *
   * @throws AppMonitorException with the reason; {@link AppMonitorError#OTHER} as a rule where
   *     monitoring has not been enabled, or no longer is: the VM may have moved
   */
  void markActive();

  /**
   * Returns the application's status at the host now.
   *
   * @return never null; {@link AppStatus#UNKNOWN} for an answer that is not understood
   * @throws AppMonitorException if the host cannot be asked
   */
  AppStatus getAppStatus();

  /**
   * Reports the application's own state to the host; needs no {@link #enable()}. {@link
   * AppState#NEED_RESET} asks for an immediate reset of the VM and may be withdrawn by posting
   * {@link AppState#OK} while it is pending. Needs ESXi 5.5.
   *
   * @throws AppMonitorException with the reason; {@link AppMonitorError#NOT_SUPPORTED} where the
   *     host or library is older
   */
  void postAppState(AppState state);
}
