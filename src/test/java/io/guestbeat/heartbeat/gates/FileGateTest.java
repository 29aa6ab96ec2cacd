package io.guestbeat.heartbeat.gates;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.TurnableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileGateTest {
  @TempDir private Path folder;
  private final TurnableClock nanoClock = new TurnableClock();
  private final WallClock wallClock = new WallClock();
  private final FileGate gate = new FileGate(nanoClock, wallClock);
  private Path file;

  @BeforeEach
  void configure() {
    file = folder.resolve("alive");
    gate.configure(Gates.keys("path", file.toString(), "max-age", "30s"));
  }

  @Test
  void isDeadWithoutTheFile() throws Exception {
    assertThat(gate.check().reason()).isEqualTo(file + " does not exist");

    touch();
    assertThat(gate.check().isAlive()).isTrue();
  }

  @Test
  void isDeadWhenTheFileWasModifiedTooLongAgo() throws Exception {
    touch();
    turn(Duration.ofSeconds(30));
    assertThat(gate.check().isAlive()).isTrue();

    turn(Duration.ofSeconds(1));

    assertThat(gate.check().reason()).isEqualTo(file + " was last modified 31s ago");
    touch();
    assertThat(gate.check().isAlive()).isTrue();
  }

  @Test
  void isAliveWhileTheFileChangesThoughTheWallClockJumpsAhead() throws Exception {
    touch();
    assertThat(gate.check().isAlive()).isTrue();
    turn(Duration.ofSeconds(5));
    touch();
    assertThat(gate.check().isAlive()).isTrue();

    wallClock.now = wallClock.now.plus(Duration.ofHours(8));

    assertThat(gate.check().isAlive()).isTrue();
    turn(Duration.ofSeconds(31));
    assertThat(gate.check().isAlive()).isFalse();
  }

  @Test
  void aDateInTheFutureIsFresh() throws Exception {
    touch();
    wallClock.now = wallClock.now.minus(Duration.ofHours(8));

    assertThat(gate.check().isAlive()).isTrue();
  }

  @Test
  void existenceIsEnoughWithoutMaxAge() throws Exception {
    touch();
    wallClock.now = wallClock.now.plus(Duration.ofDays(8));
    gate.configure(Gates.keys("path", file.toString()));

    assertThat(gate.check().isAlive()).isTrue();
    Files.delete(file);
    assertThat(gate.check().isAlive()).isFalse();
  }

  private void turn(Duration span) {
    nanoClock.turn(span);
    wallClock.now = wallClock.now.plus(span);
  }

  private void touch() throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(file);
    }
    Files.setLastModifiedTime(file, FileTime.from(wallClock.now));
  }

  private static final class WallClock extends Clock {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
