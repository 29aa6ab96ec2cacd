package io.guestbeat.heartbeat.gates;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.settings.Key;
import io.guestbeat.settings.Parsers;
import io.guestbeat.settings.Settings;
import io.guestbeat.text.DurationText;
import io.guestbeat.text.ReasonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Dead when a file is not there, or has not been modified for too long; unusable where that cannot
 * be seen, as a folder on its path may not be entered or its disk does not answer.
 *
 * <p>Meant for a file that the application itself touches. A file on a network share should rarely
 * gate: the share's outage would reset every virtual machine that mounts it, and a check that hangs
 * in the kernel answers no interrupt.
 */
final class FileGate implements HeartbeatGate {
  static final Key<Path> PATH =
      Key.required("path", "the path of a file or folder", "what must exist", Parsers::path);
  static final Key<Duration> MAX_AGE =
      Key.optional(
          "max-age",
          "a time of 1s to 1000h, such as 30s",
          "how recently it must have been modified",
          Parsers.between(Duration.ofSeconds(1), Duration.ofHours(1000)));
  static final List<Key<?>> KEYS = Key.listOf(PATH, MAX_AGE);

  private final FileAge age;
  private Path path;
  private Optional<Duration> maxAge;

  FileGate(LongSupplier nanoClock) {
    this(nanoClock, Clock.systemUTC());
  }

  FileGate(LongSupplier nanoClock, Clock wallClock) {
    this.age = new FileAge(nanoClock, wallClock);
  }

  @Override
  public String name() {
    return "file";
  }

  @Override
  public void configure(Map<String, String> given) {
    Settings keys = Settings.of(KEYS, given);
    path = keys.value(PATH);
    maxAge = keys.find(MAX_AGE);
  }

  @Override
  public Verdict check() throws UnusableGateException {
    Duration current;
    try {
      current = age.of(Files.getLastModifiedTime(path));
    } catch (NoSuchFileException e) {
      return Verdict.dead(path + " does not exist");
    } catch (IOException e) {
      throw new UnusableGateException(path + " cannot be checked: " + ReasonText.of(e), e);
    }
    return maxAge.isPresent() && current.compareTo(maxAge.get()) > 0
        ? Verdict.dead(path + " was last modified " + DurationText.of(current) + " ago")
        : Verdict.alive();
  }
}
