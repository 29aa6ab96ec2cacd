package io.guestbeat.heartbeat.escalation.evidence;

import io.guestbeat.machine.ProcessId;
import io.guestbeat.text.OneLine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;

/** Which JVM this is and how it was started; what may be a secret is not written. */
public final class CommandLineSection implements EvidenceSection {
  @Override
  public String title() {
    return "Java";
  }

  @Override
  public void write(Appendable text) throws IOException {
    RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    text.append(runtime.getVmName()).append(' ').append(runtime.getVmVersion());
    text.append(" (").append(runtime.getVmVendor()).append("), process ");
    text.append(ProcessId.ofThis()).append('\n');
    for (String argument : runtime.getInputArguments()) {
      text.append(OneLine.ofMessage(JvmArgument.masked(argument))).append('\n');
    }
    text.append(mainClass()).append('\n');
  }

  /** Without the application's own arguments, of which nothing is known. */
  private static String mainClass() {
    String command = System.getProperty("sun.java.command", "");
    int end = command.indexOf(' ');
    return OneLine.of(end < 0 ? command : command.substring(0, end));
  }
}
