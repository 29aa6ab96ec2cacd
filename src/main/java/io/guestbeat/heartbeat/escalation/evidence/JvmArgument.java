package io.guestbeat.heartbeat.escalation.evidence;

import io.guestbeat.text.AddressText;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows one option of the JVM without what may be a secret. No list of suspicious names is ever
 * complete, so the rule is the other way round: a value is shown where its option is known to carry
 * no secret, and masked everywhere else. Stateless.
 */
public final class JvmArgument {
  private static final String MASK = "****";

  /**
   * System properties of the JDK and of common servers whose values are settings, never secrets.
   */
  private static final Set<String> HARMLESS_PROPERTIES =
      setOf(
          "catalina.base",
          "catalina.home",
          "com.sun.management.jmxremote",
          "com.sun.management.jmxremote.authenticate",
          "com.sun.management.jmxremote.host",
          "com.sun.management.jmxremote.local.only",
          "com.sun.management.jmxremote.local.port",
          "com.sun.management.jmxremote.port",
          "com.sun.management.jmxremote.rmi.port",
          "com.sun.management.jmxremote.ssl",
          "file.encoding",
          "guestbeat.gates",
          "guestbeat.heartbeat",
          "guestbeat.heartbeat.interval",
          "java.awt.headless",
          "java.endorsed.dirs",
          "java.io.tmpdir",
          "java.library.path",
          "java.locale.providers",
          "java.net.preferIPv4Addresses",
          "java.net.preferIPv4Stack",
          "java.net.preferIPv6Addresses",
          "java.rmi.server.hostname",
          "java.security.egd",
          "java.security.manager",
          "java.util.concurrent.ForkJoinPool.common.parallelism",
          "java.util.logging.config.file",
          "java.util.logging.manager",
          "jboss.home.dir",
          "jboss.modules.system.pkgs",
          "jboss.server.base.dir",
          "jdk.attach.allowAttachSelf",
          "jdk.tracePinnedThreads",
          "jdk.virtualThreadScheduler.maxPoolSize",
          "jdk.virtualThreadScheduler.parallelism",
          "kafka.logs.dir",
          "log4j.configurationFile",
          "logback.configurationFile",
          "logging.configuration",
          "networkaddress.cache.negative.ttl",
          "networkaddress.cache.ttl",
          "org.jboss.boot.log.file",
          "server.port",
          "spring.profiles.active",
          "stderr.encoding",
          "stdout.encoding",
          "sun.jnu.encoding",
          "sun.net.inetaddr.negative.ttl",
          "sun.net.inetaddr.ttl",
          "sun.rmi.dgc.client.gcInterval",
          "sun.rmi.dgc.server.gcInterval",
          "user.country",
          "user.dir",
          "user.home",
          "user.language",
          "user.name",
          "user.timezone");

  /** Options of the JVM whose value is a command line. */
  private static final Set<String> COMMANDS = setOf("-XX:OnError", "-XX:OnOutOfMemoryError");

  /** Beginnings of the options of the JVM and its launcher that name modules or packages. */
  private static final List<String> MODULE_OPTIONS =
      Arrays.asList(
          "--add-",
          "--enable-",
          "--illegal-",
          "--limit-",
          "--module-path",
          "--patch-module",
          "--sun-misc-unsafe-memory-access",
          "--upgrade-module-path");

  private static final String DEBUGGER = "-agentlib:jdwp";
  private static final Set<String> DEBUGGER_OPTIONS =
      setOf("transport=", "server=", "suspend=", "address=");
  private static final String OLD_DEBUGGER = "-Xrunjdwp:";

  /** Matches the query or fragment of an address, which may hold a token. */
  private static final Pattern QUERY_OF_ADDRESS = Pattern.compile("(://[^?#\\s]*)([?#])\\S+");

  private JvmArgument() {}

  /** Returns the option as it may be shown to whoever reads the evidence. */
  public static String masked(String argument) {
    int valueAt = valueAt(argument);
    String option = argument.substring(0, valueAt);
    String value = argument.substring(valueAt);
    if (option.equals(argument) && option.startsWith("-D")) {
      return isHarmless(option) ? option : "-D" + MASK; // It may be one that lacks its separator.
    }
    if (isDebugger(option)) {
      return option + harmlessParts(value);
    }
    return isHarmless(option) ? option + withoutUser(value) : option + MASK;
  }

  private static boolean isDebugger(String option) {
    return option.equals(DEBUGGER + "=") || option.equals(OLD_DEBUGGER);
  }

  /** Keeps the debugger's options that say where it listens; another may be a command line. */
  private static String harmlessParts(String value) {
    return Stream.of(value.split(","))
        .map(
            part ->
                DEBUGGER_OPTIONS.contains(part.substring(0, part.indexOf('=') + 1))
                    ? withoutUser(part)
                    : part.substring(0, part.indexOf('=') + 1) + MASK)
        .collect(Collectors.joining(","));
  }

  /** Returns where the value begins, behind its separator; the end if the option has none. */
  private static int valueAt(String argument) {
    boolean isOldAgent = argument.startsWith("-Xrun");
    int separator = argument.indexOf(isOldAgent ? ':' : '=');
    return separator < 0 ? argument.length() : separator + 1;
  }

  private static boolean isHarmless(String option) {
    String name = option.endsWith("=") ? option.substring(0, option.length() - 1) : option;
    boolean hasValue = !name.equals(option) || option.endsWith(":");
    if (!hasValue && !name.startsWith("-D")) {
      return true;
    }
    if (name.startsWith("-D")) {
      return HARMLESS_PROPERTIES.contains(name.substring("-D".length()));
    }
    if (name.startsWith("-Xrun")) {
      return false;
    }
    if (name.startsWith("-X")) {
      return !COMMANDS.contains(name);
    }
    return MODULE_OPTIONS.stream().anyMatch(name::startsWith);
  }

  /**
   * Returns the value without the user and the query of an address; only a mask where another user
   * may be in it.
   */
  private static String withoutUser(String value) {
    String masked = AddressText.withoutUser(value);
    masked = QUERY_OF_ADDRESS.matcher(masked).replaceAll("$1$2" + MASK);
    return masked.replace("://" + MASK + "@", "").indexOf('@') < 0 ? masked : MASK;
  }

  private static Set<String> setOf(String... names) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(names)));
  }
}
