package io.guestbeat.heartbeat.escalation;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.util.regex.Pattern;

/** Which JVM this is and how it was started; what may be a secret is not written. */
final class CommandLineSection implements Section {
  private static final String MASK = "****";
  private static final String SECRET =
      "(pass(word|wd|phrase)?|pwd|secret|token|credential|(api|access|private|auth)[-_.]?key)";
  private static final Pattern SECRET_PROPERTY =
      Pattern.compile("(?i)(-D[^=]*" + SECRET + "[^=]*)=.*", Pattern.DOTALL);
  private static final Pattern SECRET_OPTION =
      Pattern.compile("(?i)(" + SECRET + "[^=:,]*[=:])[^,]*");
  private static final Pattern USER_OF_ADDRESS = Pattern.compile("://[^/@]*@");

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
      text.append(masked(argument)).append('\n');
    }
    text.append(mainClass()).append('\n');
  }

  /** The argument without what looks like a secret: rather too little of it than too much. */
  static String masked(String argument) {
    if (SECRET_PROPERTY.matcher(argument).matches()) {
      return argument.substring(0, argument.indexOf('=') + 1) + MASK;
    }
    String plain = SECRET_OPTION.matcher(argument).replaceAll("$1" + MASK);
    return USER_OF_ADDRESS.matcher(plain).replaceAll("://" + MASK + "@");
  }

  /** Without the application's own arguments, of which nothing is known. */
  private static String mainClass() {
    String command = System.getProperty("sun.java.command", "");
    int end = command.indexOf(' ');
    return end < 0 ? command : command.substring(0, end);
  }
}
