package io.guestbeat.cli;

import io.guestbeat.cli.option.HostOption;
import io.guestbeat.cli.option.SamplingOptions;
import io.guestbeat.cli.option.WatchedJvmOption;
import io.guestbeat.cli.stats.Cadence;
import io.guestbeat.cli.top.BackgroundReader;
import io.guestbeat.cli.top.HostSource;
import io.guestbeat.cli.top.JmxSource;
import io.guestbeat.cli.top.JmxTarget;
import io.guestbeat.cli.top.PlainSeries;
import io.guestbeat.cli.top.Reading;
import io.guestbeat.cli.top.Source;
import io.guestbeat.cli.top.TopView;
import io.guestbeat.cli.top.screen.LiveScreen;
import io.guestbeat.cli.top.screen.PlainLine;
import io.guestbeat.cli.watch.Terminal;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows on one screen what the host does to this virtual machine, or to a JVM's. */
@Command(
    name = "top",
    description = "Shows CPU, memory and heartbeat live, of this VM or of a JVM with Guestbeat.",
    footer = {
      "",
      "Examples:",
      "  java -jar guestbeat.jar top",
      "  java -jar guestbeat.jar top 4711",
      "  java -jar guestbeat.jar top app1.example.com:9010",
      "  java -jar guestbeat.jar top --interval 10s > top.log",
      "",
      "Keys: q or Ctrl+C quits, p pauses and continues. Without a terminal it prints",
      "one line per reading."
    })
final class TopCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Spec private CommandSpec spec;

  @Mixin private HostOption host;
  @Mixin private SamplingOptions looks;
  @Mixin private WatchedJvmOption jvm;

  @Option(
      names = {"--no-colour", "--no-color"},
      description = "no colours; also the default if the environment has NO_COLOR")
  private boolean isColourless;

  @Override
  public Integer call() throws Exception {
    jvm.requireNoHost();
    try (BackgroundReader watch = BackgroundReader.over(opener(), PATIENCE)) {
      Reading first = first(watch);
      Optional<LiveScreen> screen =
          Terminal.isThere()
              ? LiveScreen.open(System.getenv(), hasColours())
              : Optional.<LiveScreen>empty();
      if (!screen.isPresent()) {
        showPlain(watch, first);
        return 0;
      }
      try (LiveScreen live = screen.get()) {
        return live.run(watch, first, looks.count(), looks.interval());
      }
    }
  }

  private boolean hasColours() {
    return !isColourless && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
  }

  private Source.Opener opener() {
    Optional<JmxTarget> target = jvm.target();
    Clock clock = Clock.systemUTC();
    return target.isPresent()
        ? () -> JmxSource.of(target.get(), jvm.domain(), clock)
        : () -> HostSource.of(host.open(), clock);
  }

  /** A host that gives nothing at the first look is none; a JVM may still have its heartbeat. */
  private Reading first(BackgroundReader watch) throws Exception {
    watch.ask();
    Reading first =
        watch
            .answer(PATIENCE)
            .orElseThrow(() -> new IOException(watch.description() + " does not answer"));
    boolean isOfUse =
        first.snapshot().isPresent() || (jvm.target().isPresent() && first.heartbeat().isPresent());
    if (!isOfUse) {
      throw new IOException(first.missingStatistics());
    }
    return first;
  }

  private void showPlain(BackgroundReader watch, Reading first) throws Exception {
    try (CheckedOutput out = CheckedOutput.to(spec.commandLine().getOut())) {
      SeriesPrinter<TopView> printer =
          new SeriesPrinter<>(spec, out, view -> PlainLine.of(view) + System.lineSeparator());
      new PlainSeries(watch, printer).run(first, looks.count(), Cadence.of(looks.interval()));
    }
  }
}
