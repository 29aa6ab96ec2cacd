package io.guestbeat.cli;

import io.guestbeat.cli.option.HostOption;
import io.guestbeat.cli.option.SamplingOptions;
import io.guestbeat.cli.stats.Cadence;
import io.guestbeat.cli.stats.Sample;
import io.guestbeat.cli.stats.SampleCsv;
import io.guestbeat.cli.stats.SampleJson;
import io.guestbeat.cli.stats.SampleSeries;
import io.guestbeat.cli.stats.SampleTable;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.VirtualCpus;
import io.guestbeat.host.Host;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the host's statistics of this virtual machine. */
@Command(
    name = "stats",
    description = "Shows every statistic that the host gives, until it is interrupted.",
    footer = {
      "",
      "Examples:",
      "  java -jar guestbeat.jar stats",
      "  java -jar guestbeat.jar stats --count 1 --json",
      "  java -jar guestbeat.jar stats --interval 10s --csv > stats.csv",
      "  java -jar guestbeat.jar stats --raw session --format json",
      "",
      "Counters have a rate from the second reading of a session on. Exit status: 0, or",
      "1 if the host gives no statistics; the reason is printed."
    })
final class StatsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private HostOption host;
  @Mixin private SamplingOptions looks;
  @Mixin private RawStatistic raw;

  @Option(names = "--json", description = "one JSON object a line; null is no value")
  private boolean isJson;

  @Option(names = "--csv", description = "comma-separated values; empty is no value")
  private boolean isCsv;

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireOneForm();
    try (Host opened = isOneCall() ? host.openForOneCall() : host.open();
        CheckedOutput out = CheckedOutput.to(spec.commandLine().getOut())) {
      if (raw.isAskedFor()) {
        out.write(raw.readFrom(opened.guestLibrary()));
      } else {
        show(opened, out);
      }
    }
    return 0;
  }

  private boolean isOneCall() {
    return raw.isAskedFor() || looks.count() == 1;
  }

  private void requireOneForm() {
    raw.requireName();
    if (isJson && isCsv) {
      throw new ParameterException(spec.commandLine(), "--json --csv: accepted is one of the two");
    }
    if (raw.isAskedFor() && (isJson || isCsv || looks.areAskedFor())) {
      throw new ParameterException(
          spec.commandLine(), "--raw: accepted with it are --host and --format only");
    }
  }

  private void show(Host opened, CheckedOutput out) throws IOException, InterruptedException {
    Function<Sample, String> format =
        isJson ? SampleJson::of : isCsv ? new SampleCsv() : new SampleTable();
    try (GuestHandle handle = opened.guestLibrary().openHandle()) {
      new SampleSeries(
              handle,
              VirtualCpus::ofThisMachine,
              Clock.systemUTC(),
              new SeriesPrinter<>(spec, out, format))
          .run(looks.count(), Cadence.of(looks.interval()));
    }
  }
}
