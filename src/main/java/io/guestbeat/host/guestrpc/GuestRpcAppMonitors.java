package io.guestbeat.host.guestrpc;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.CommandAppMonitor;
import java.io.IOException;

/** The Application Monitoring API over GuestRPC. */
public final class GuestRpcAppMonitors {
  private GuestRpcAppMonitors() {}

  /** The application monitor of the channel's host; safe between threads. */
  public static AppMonitor over(GuestRpcChannel channel) {
    return new CommandAppMonitor(command -> send(channel, command));
  }

  private static String send(GuestRpcChannel channel, String command) {
    RpcReply reply;
    try {
      reply = channel.call(command);
    } catch (IOException e) {
      throw new AppMonitorException(AppMonitorError.NOT_ENABLED, e.getMessage(), e);
    }
    if (!reply.isDone()) {
      throw new AppMonitorException(
          reply.isUnknownCommand() ? AppMonitorError.NOT_SUPPORTED : AppMonitorError.OTHER,
          channel.description() + ": the host refused " + Refusal.explained(reply, ""),
          Refusal.of(reply));
    }
    return reply.text();
  }
}
