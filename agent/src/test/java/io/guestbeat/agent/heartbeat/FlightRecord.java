package io.guestbeat.agent.heartbeat;

import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** What a child's recorder has of Guestbeat's events, read while it records. For one thread. */
final class FlightRecord {
  /** The recorders of 8 and 11 end up with nothing where they are to dump more often. */
  private static final Duration BETWEEN_DUMPS = Duration.ofSeconds(2);

  private static final String SETTINGS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <configuration version="2.0">
        <event name="io.guestbeat.Snapshot">
          <setting name="enabled">true</setting>
          <setting name="period">500 ms</setting>
        </event>
      </configuration>
      """;

  private final Path javaHome;
  private final Program child;
  private final Path folder;
  private List<RecordedEvent> latest = List.of();
  private long dumpedAt = System.nanoTime();

  FlightRecord(Path javaHome, Program child, Path folder) {
    this.javaHome = javaHome;
    this.child = child;
    this.folder = folder;
  }

  /** A file of settings by which snapshots come sooner than every 10 s. */
  static Path settings(Path folder) throws IOException {
    return Files.writeString(folder.resolve("test.jfc"), SETTINGS);
  }

  /** Waits for an event of this kind that is so. */
  RecordedEvent await(String kind, Predicate<RecordedEvent> isSo) {
    List<RecordedEvent> found = new ArrayList<>();
    Wait.until(
        () -> {
          read();
          of(kind).filter(isSo).forEach(found::add);
          return !found.isEmpty();
        },
        () -> "no such " + kind + " in " + latest);
    return found.get(found.size() - 1);
  }

  /** What this command of the JDK's jcmd says. */
  String jcmd(String... command) {
    List<String> all = new ArrayList<>(List.of(javaHome.resolve("bin/jcmd").toString()));
    all.add(Long.toString(child.pid()));
    all.addAll(List.of(command));
    return ProgramBuilder.of(all).withErrorsInOutput().output();
  }

  private Stream<RecordedEvent> of(String kind) {
    return latest.stream()
        .filter(event -> event.getEventType().getName().equals("io.guestbeat." + kind));
  }

  private void read() {
    Path file = folder.resolve("dump.jfr");
    LockSupport.parkNanos(dumpedAt + BETWEEN_DUMPS.toNanos() - System.nanoTime());
    dumpedAt = System.nanoTime();
    try {
      Files.deleteIfExists(file);
      // Without a name, older JDKs dump nothing.
      jcmd("JFR.dump", "name=1", "filename=" + file);
      latest =
          RecordingFile.readAllEvents(file).stream()
              .filter(event -> event.getEventType().getName().startsWith("io.guestbeat."))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
