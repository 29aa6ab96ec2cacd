package io.guestbeat.cli.top.screen;

import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.cli.top.TopView;
import io.guestbeat.guest.Statistic;
import io.guestbeat.jmx.reading.GateReading;
import io.guestbeat.jmx.reading.HeartbeatReading;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Formats a reading as one line of text, for output without a terminal. */
public final class PlainLine {
  private PlainLine() {}

  /** Returns what is known now, each figure with its name. */
  public static String of(TopView moment) {
    return moment.reading().time().truncatedTo(ChronoUnit.SECONDS)
        + "  cpu used="
        + Words.percent(moment.usedPercent()).replace(" ", "")
        + " stolen="
        + Words.percent(moment.stolenPercent()).replace(" ", "")
        + " limit="
        + amount(moment, Statistic.CPU_LIMIT_MHZ)
        + "  memory"
        + memory(moment, "mapped", Statistic.MEM_MAPPED_MB)
        + memory(moment, "active", Statistic.MEM_ACTIVE_MB)
        + memory(moment, "ballooned", Statistic.MEM_BALLOONED_MB)
        + memory(moment, "swapped", Statistic.MEM_SWAPPED_MB)
        + memory(moment, "reservation", Statistic.MEM_RESERVATION_MB)
        + memory(moment, "limit", Statistic.MEM_LIMIT_MB)
        + "  heartbeat "
        + heartbeat(moment.reading().heartbeat())
        + (moment.isSessionChanged() ? "  SESSION CHANGED" : "");
  }

  private static String memory(TopView moment, String name, Statistic statistic) {
    return " " + name + "=" + amount(moment, statistic);
  }

  private static String amount(TopView moment, Statistic statistic) {
    return Words.amount(moment.snapshot(), statistic).replace(" ", "");
  }

  private static String heartbeat(Optional<HeartbeatReading> heartbeat) {
    List<GateReading> gates =
        heartbeat.flatMap(HeartbeatReading::gates).orElse(Collections.<GateReading>emptyList());
    String closed =
        gates.stream()
            .filter(gate -> !gate.isOpen())
            .map(GateReading::name)
            .collect(Collectors.joining("+"));
    AppStatus status = heartbeat.flatMap(HeartbeatReading::status).orElse(AppStatus.UNKNOWN);
    boolean isSuspended = heartbeat.flatMap(HeartbeatReading::suspendedFor).isPresent();
    return (status
            + (isSuspended ? " suspended" : "")
            + (closed.isEmpty() ? "" : " closed=" + closed))
        .replaceAll("[^\\x20-\\x7e]", "?");
  }
}
