package io.guestbeat.appmonitor;

import java.util.Locale;

/** The status that the host reports for the application. */
public enum AppStatus {
  /** Heartbeats are acknowledged. */
  GREEN,
  /** The host considers the application failed; vSphere HA resets the VM. */
  RED,
  /** Not monitored: never enabled, or the VM moved. Enable again, then send a heartbeat. */
  GRAY,
  /** The host has said nothing that is understood. */
  UNKNOWN;

  /** The status of the host's word for it, in any letter case; {@link #UNKNOWN} for any other. */
  public static AppStatus ofText(String text) {
    switch (text.trim().toLowerCase(Locale.ROOT)) {
      case "green":
        return GREEN;
      case "red":
        return RED;
      case "gray":
        return GRAY;
      default:
        return UNKNOWN;
    }
  }

  /** Returns the host's word for it: {@code green}, {@code red}, {@code gray}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
