package io.guestbeat.appmonitor;

import io.guestbeat.text.OneLine;
import java.util.Objects;

/**
 * The application monitor spoken as the host's own command texts, over anything that carries one.
 * Safe between threads if its carrier is.
 *
 * <p>Source: the commands {@code GuestAppMonitor.Cmd.…} of open-vm-tools 13.1.
 */
public final class CommandAppMonitor implements AppMonitor {
  private static final int LONGEST_EXCERPT = 41;
  private static final String PREFIX = "GuestAppMonitor.Cmd.";

  private final Carrier carrier;

  /** Speaks over this carrier, one command for each call. */
  public CommandAppMonitor(Carrier carrier) {
    this.carrier = Objects.requireNonNull(carrier, "carrier");
  }

  @Override
  public void enable() {
    order("Enable");
  }

  @Override
  public void disable() {
    order("Disable");
  }

  @Override
  public boolean isEnabled() {
    String answer = ask("IsEnabled");
    switch (answer) {
      case "true":
        return true;
      case "false":
        return false;
      default:
        throw unexpected("IsEnabled", answer);
    }
  }

  @Override
  public void markActive() {
    order("MarkActive");
  }

  @Override
  public AppStatus getAppStatus() {
    String answer = ask("GetAppStatus");
    AppStatus status = AppStatus.ofText(answer);
    if (status == AppStatus.UNKNOWN) {
      throw unexpected("GetAppStatus", answer);
    }
    return status;
  }

  @Override
  public void postAppState(AppState state) {
    order("PostAppState " + state.text());
  }

  private void order(String call) {
    String answer = ask(call);
    switch (answer) {
      case "0":
        return;
      case "1":
        throw failure(AppMonitorError.OTHER, call, "internal error on the host");
      case "2":
        throw failure(AppMonitorError.OTHER, call, "application monitoring is not enabled");
      case "3":
      case "4":
      case "5":
        throw failure(AppMonitorError.OTHER, call, "the host does not accept the state");
      default:
        throw unexpected(call, answer);
    }
  }

  private String ask(String call) {
    try {
      return carrier.send(PREFIX + call).trim();
    } catch (AppMonitorException e) {
      throw new AppMonitorException(e.error(), call + ": " + e.getMessage(), e);
    }
  }

  private static AppMonitorException unexpected(String call, String answer) {
    return failure(
        AppMonitorError.OTHER,
        call,
        "the host answered \"" + OneLine.of(answer, LONGEST_EXCERPT) + "\"");
  }

  private static AppMonitorException failure(AppMonitorError error, String call, String why) {
    return new AppMonitorException(error, call + ": " + why);
  }

  /** Carries one command text to the host and brings back its answer. */
  public interface Carrier {
    /**
     * Sends the command and waits for the answer.
     *
     * @throws AppMonitorException where the host cannot be reached or refuses the command; the
     *     message says why and does not repeat the command
     */
    String send(String command);
  }
}
