package io.guestbeat.cli.doctor.jvm;

import io.guestbeat.agent.options.AgentArgument;
import io.guestbeat.cli.attach.EffectiveUser;
import io.guestbeat.cli.attach.JvmProcess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Guestbeat as a JVM was started with it, whether or not it runs there. Immutable. */
final class GivenAgent {
  /** Far more than any jar of ours has, in bytes. */
  private static final long LARGEST_JAR = 64 << 20;

  private static final int LONGEST_MANIFEST = 16 << 10;

  private static final String AGENT = "-javaagent:";
  private static final String PROPERTY = "-D";
  private static final String PREMAIN = "Premain-Class";
  private static final String OURS = "io.guestbeat.";

  private final List<String> problems;

  private GivenAgent(List<String> problems) {
    this.problems = problems;
  }

  /** Returns how this process was started with Guestbeat, if it was. */
  static Optional<GivenAgent> of(JvmProcess process) {
    List<String> options = process.options();
    for (String option : options) {
      if (option.startsWith(AGENT)) {
        String[] words = option.substring(AGENT.length()).split("=", 2);
        if (isGuestbeat(process, words[0])) {
          String argument = words.length == 2 ? words[1] : "";
          return Optional.of(
              new GivenAgent(
                  AgentArgument.problems(argument, properties(options), process.variables())));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns what is wrong with its options, as far as that shows from outside. */
  List<String> problems() {
    return problems;
  }

  private static Map<String, String> properties(List<String> options) {
    Map<String, String> properties = new HashMap<>();
    for (String option : options) {
      if (option.startsWith(PROPERTY)) {
        String[] words = option.substring(PROPERTY.length()).split("=", 2);
        properties.put(words[0], words.length == 2 ? words[1] : "");
      }
    }
    return properties;
  }

  /** By what the jar says of itself, as it may have any name; read as the process's own user. */
  private static boolean isGuestbeat(JvmProcess process, String jar) {
    try {
      return EffectiveUser.of(process).call(() -> isGuestbeat(process.ours(jar)));
    } catch (IOException | SecurityException notToBeRead) {
      return false;
    }
  }

  private static boolean isGuestbeat(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_JAR) {
      return false;
    }
    try (ZipFile jar = new ZipFile(file.toFile())) {
      ZipEntry entry = jar.getEntry(JarFile.MANIFEST_NAME);
      if (entry == null) {
        return false;
      }
      try (InputStream in = jar.getInputStream(entry)) {
        Manifest manifest = new Manifest(new ByteArrayInputStream(beginning(in)));
        String premain = manifest.getMainAttributes().getValue(PREMAIN);
        return premain != null && premain.startsWith(OURS);
      }
    }
  }

  /** Reads only the beginning, because a stranger may have made the rest as long as they like. */
  private static byte[] beginning(InputStream in) throws IOException {
    byte[] bytes = new byte[LONGEST_MANIFEST];
    int length = 0;
    for (int count = 0; count >= 0 && length < bytes.length; length += Math.max(0, count)) {
      count = in.read(bytes, length, bytes.length - length);
    }
    return Arrays.copyOf(bytes, length);
  }
}
