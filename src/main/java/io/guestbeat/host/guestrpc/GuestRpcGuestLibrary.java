package io.guestbeat.host.guestrpc;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.GuestLibrary;
import io.guestbeat.guest.SourcedHandle;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The Guest API over GuestRPC. Safe between threads; its handles share the channel. */
public final class GuestRpcGuestLibrary implements GuestLibrary {
  private static final List<String> ENCODINGS = Arrays.asList("text", "json", "xml", "yaml");

  /** What VMware's own library puts at most into the command; hosts expect no more. */
  private static final int MAX_COMMAND_LENGTH = 255;

  private final GuestRpcChannel channel;

  public GuestRpcGuestLibrary(GuestRpcChannel channel) {
    this.channel = Objects.requireNonNull(channel, "channel");
  }

  @Override
  public GuestHandle openHandle() {
    return new SourcedHandle(new StatisticsReader(channel), () -> {});
  }

  @Override
  public String statGet(String encoding, String stat) {
    String command = "guestlib.stat.get " + validEncoding(encoding) + " " + validStat(stat);
    if (command.length() > MAX_COMMAND_LENGTH) {
      throw new GuestException(
          GuestError.INVALID_ARG,
          "statGet: a statistic's name of " + stat.length() + " characters");
    }
    RpcReply reply;
    try {
      reply = channel.call(command);
    } catch (IOException e) {
      throw new GuestException(GuestError.OTHER, "statGet: " + e.getMessage(), e);
    }
    if (!reply.isDone()) {
      throw new GuestException(
          GuestError.NOT_AVAILABLE,
          "statGet: the host does not give \"" + stat + "\" (\"" + reply.text() + "\")");
    }
    return reply.text();
  }

  private static String validEncoding(String encoding) {
    if (!ENCODINGS.contains(encoding)) {
      throw new GuestException(
          GuestError.INVALID_ARG,
          "statGet: encoding \"" + encoding + "\"; accepted are text, json, xml and yaml");
    }
    return encoding;
  }

  private static String validStat(String stat) {
    if (stat == null || stat.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new GuestException(
          GuestError.INVALID_ARG,
          "statGet: a statistic's name is of printable ASCII characters, or empty for the list");
    }
    return stat;
  }
}
