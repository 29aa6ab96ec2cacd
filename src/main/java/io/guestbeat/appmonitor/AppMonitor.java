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
   */
  void enable();

  /** Asks vSphere HA to watch no longer; causes no reset. */
  void disable();

  /** Whether the host watches this VM's application now. */
  boolean isEnabled();

  /** Sends one heartbeat. */
  void markActive();

  /** What the host makes of the application now. */
  AppStatus getAppStatus();

  /**
   * Tells the host the application's own view; needs no {@link #enable()}. {@link
   * AppState#NEED_RESET} asks for an immediate reset of the VM and may be withdrawn by posting
   * {@link AppState#OK} while it is pending. Needs ESXi 5.5.
   */
  void postAppState(AppState state);
}
