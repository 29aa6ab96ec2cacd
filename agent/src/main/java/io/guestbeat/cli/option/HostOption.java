package io.guestbeat.cli.option;

import io.guestbeat.agent.nativecode.NativeAccess;
import io.guestbeat.host.Host;
import io.guestbeat.host.HostSpec;
import io.guestbeat.host.Hosts;
import io.guestbeat.text.BadTextException;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The host that a command talks to: the same option on every command that does. */
public final class HostOption {
  private static final String VARIABLE = "GUESTBEAT_HOST";

  @Spec(Target.MIXEE)
  private CommandSpec command;

  private HostSpec hostSpec;

  @Option(
      names = "--host",
      paramLabel = "SPEC",
      defaultValue = "${env:GUESTBEAT_HOST:-auto}",
      description = "the host: " + HostSpec.ACCEPTED + "; default: ${DEFAULT-VALUE}")
  void setHost(String text) {
    try {
      hostSpec = HostSpec.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          command.commandLine(),
          (text.equals(System.getenv(VARIABLE)) ? VARIABLE + "=" : "--host ")
              + text
              + ": "
              + BadTextException.explain(e, HostSpec.ACCEPTED),
          e);
    }
  }

  /** Returns the host spec of the option. */
  public HostSpec spec() {
    return hostSpec;
  }

  /** Returns whether there is none, and none can come: this is no VMware virtual machine. */
  public boolean canNeverBe() {
    return hostSpec.isAutomatic() && !hostSpec.callsNativeCode();
  }

  /**
   * Opens it: it may still be out of reach, which each of its calls says then.
   *
   * @throws IOException if it takes native code, and that cannot be called here; with the reason
   */
  public Host open() throws IOException {
    prepare();
    return Hosts.open(hostSpec);
  }

  /** Opens it as {@link #open()} does, for a command that makes one call and ends. */
  public Host openForOneCall() throws IOException {
    prepare();
    return Hosts.openForOneCall(hostSpec);
  }

  private void prepare() throws IOException {
    if (hostSpec.callsNativeCode()) {
      NativeAccess.prepare();
    }
  }
}
