package io.guestbeat.heartbeat.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.machine.OwnFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of lock, seen by two that want it; what other processes see is in OwnerIT. */
@EnabledOnOs(OS.LINUX)
class OwnerLockTest {
  private static final Owner ACME = Owner.of("4711", "acme");
  private static final Owner SHOP = Owner.of("4712", "shop");

  @TempDir static Path shared;
  @TempDir Path folder;

  static Stream<Supplier<OwnerLock>> kinds() {
    String name = "guestbeat-test-" + UUID.randomUUID().toString().substring(0, 8);
    Path file = shared.resolve("lock");
    return Stream.of(() -> new SocketOwnerLock(name, () -> {}), () -> new FileOwnerLock(file));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void oneHasItAndTheOtherSeesWho(Supplier<OwnerLock> kind) throws IOException {
    OwnerLock first = kind.get();
    OwnerLock second = kind.get();
    assertThat(second.holder()).isEmpty();

    assertThat(first.tryTake(ACME)).isTrue();
    assertThat(first.tryTake(ACME)).isTrue();

    assertThat(second.tryTake(SHOP)).isFalse();
    assertThat(second.holder()).contains(ACME);
    assertThat(first.holder()).isEmpty();
    second.release();
    assertThat(second.tryTake(SHOP)).isFalse();
    first.release();
    assertThat(second.holder()).isEmpty();
    assertThat(second.tryTake(SHOP)).isTrue();
    assertThat(first.holder()).contains(SHOP);
    second.release();
  }

  /** To call JNA before that ends the JVM: two copies of its library would be loaded. */
  @Test
  void noNativeCodeIsCalledBeforeItIsPrepared() {
    String name = "guestbeat-test-" + UUID.randomUUID().toString().substring(0, 8);
    OwnerLock unprepared =
        new SocketOwnerLock(
            name,
            () -> {
              throw new IOException("no folder for programs");
            });

    assertThatThrownBy(() -> unprepared.tryTake(ACME)).hasMessage("no folder for programs");
    assertThat(new SocketOwnerLock(name, () -> {}).holder()).isEmpty();
    unprepared.release();
  }

  @Test
  void theMemoryOutlivesWhoWroteIt() {
    OwnerMemory memory = new FileOwnerMemory(new OwnFolder(folder.resolve("owners")), "owner");
    assertThat(memory.last()).isEmpty();

    memory.began(ACME);
    OwnerMemory later = new FileOwnerMemory(new OwnFolder(folder.resolve("owners")), "owner");

    assertThat(later.last()).contains(ACME);
    later.endedCleanly();
    assertThat(memory.last()).isEmpty();
  }

  @Test
  void aMemoryThatCannotBeKeptOrReadIsNone() throws IOException {
    Path noFolder = Files.writeString(folder.resolve("file"), "x");
    OwnerMemory nowhere = new FileOwnerMemory(new OwnFolder(noFolder), "owner");
    nowhere.began(ACME);
    nowhere.endedCleanly();
    assertThat(nowhere.last()).isEmpty();

    Path owners = folder.resolve("owners");
    OwnerMemory memory = new FileOwnerMemory(new OwnFolder(owners), "owner");
    memory.began(ACME);
    for (String text : List.of("", "no colon", ":", "4711:", "x".repeat(100_000))) {
      Files.writeString(owners.resolve("owner"), text);
      assertThat(memory.last()).as(text).isEmpty();
    }
    Files.delete(owners.resolve("owner"));
    Files.createSymbolicLink(owners.resolve("owner"), noFolder);
    assertThat(memory.last()).isEmpty();
  }
}
