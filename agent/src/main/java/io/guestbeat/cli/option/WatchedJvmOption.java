package io.guestbeat.cli.option;

import io.guestbeat.cli.top.JmxTarget;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** A JVM that has Guestbeat, to be watched in place of this machine's host. */
public final class WatchedJvmOption {
  private static final String DEFAULT_DOMAIN = "io.guestbeat";

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PID|URL",
      description = "a JVM that has Guestbeat: " + JmxTarget.ACCEPTED)
  private JmxTarget target;

  private String domain;

  @Option(
      names = "--domain",
      paramLabel = "NAME",
      description = "the domain of its MBeans (its option jmx.domain); default: io.guestbeat")
  void setDomain(String name) {
    if (!name.matches("[^*?:,=\"\\s]+")) {
      throw new ParameterException(
          command.commandLine(),
          "--domain " + name + ": accepted is a domain, such as io.guestbeat");
    }
    domain = name;
  }

  /** Refuses what belongs to the other of the two. */
  public void requireNoHost() {
    if (target == null && domain != null) {
      throw new ParameterException(
          command.commandLine(), "--domain " + domain + ": accepted with a PID or URL only");
    }
    if (target != null && command.commandLine().getParseResult().hasMatchedOption("--host")) {
      throw new ParameterException(
          command.commandLine(), "--host: accepted without a PID or URL only");
    }
  }

  public Optional<JmxTarget> target() {
    return Optional.ofNullable(target);
  }

  public String domain() {
    return domain == null ? DEFAULT_DOMAIN : domain;
  }
}
