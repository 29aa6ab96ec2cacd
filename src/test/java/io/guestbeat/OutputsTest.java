package io.guestbeat;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.Notification;
import org.junit.jupiter.api.Test;

/** What others wrote leaves the library by few doors, each of which makes harmless lines of it. */
class OutputsTest {
  private static final JavaClasses LIBRARY = ArchitectureTest.LIBRARY;

  @Test
  void nothingPrints() {
    noClasses()
        .that()
        .doNotHaveSimpleName("CarrierMain")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(PrintStream.class)
        .check(LIBRARY);
  }

  @Test
  void notificationsAndAttributesAreMadeWhereTheirTextsBecomeLines() {
    noClasses()
        .that()
        .doNotHaveSimpleName("ReadOnlyBean")
        .should()
        .callConstructor(
            Notification.class, String.class, Object.class, long.class, long.class, String.class)
        .check(LIBRARY);
    noClasses()
        .that()
        .doNotHaveSimpleName("SampledBean")
        .and()
        .doNotHaveSimpleName("HostStatsBean")
        .should()
        .callConstructor(Attribute.class, String.class, Object.class)
        .check(LIBRARY);
  }

  @Test
  void theEvidenceIsWrittenByItsTextOnly() {
    noClasses()
        .that()
        .resideInAPackage("io.guestbeat.heartbeat..")
        .and()
        .doNotHaveSimpleName("EvidenceText")
        // Whose lines are claims, of which each is one.
        .and()
        .doNotHaveSimpleName("ClaimFile")
        // Whose one line is an owner, of harmless characters only.
        .and()
        .doNotHaveSimpleName("FileOwnerMemory")
        .should()
        .callMethod(WritableByteChannel.class, "write", ByteBuffer.class)
        .orShould()
        .callMethod(FileChannel.class, "write", ByteBuffer.class)
        .orShould()
        .callMethod(Files.class, "writeString", Path.class, CharSequence.class)
        .check(LIBRARY);
  }

  /** A second such function would forget what the first has learnt. */
  @Test
  void noOtherCodeMakesLinesOfForeignTexts() throws IOException {
    List<Path> sources = sources();

    assertThat(sources).hasSizeGreaterThan(300);
    for (Path source : sources) {
      assertThat(Files.readString(source))
          .as(source.toString())
          .doesNotContain("p{Cntrl}")
          .doesNotContain("\\\\u0080-\\\\u009f")
          .doesNotContain("\\\\u202a");
    }
  }

  private static List<Path> sources() throws IOException {
    Path root = Path.of(System.getProperty("guestbeat.root"));
    Stream<Path> all = Stream.empty();
    for (String folder :
        List.of("src/main/java", "agent/src/main/java", "jconsole/src/main/java")) {
      try (Stream<Path> files = Files.walk(root.resolve(folder))) {
        all =
            Stream.concat(
                all, files.filter(file -> file.toString().endsWith(".java")).toList().stream());
      }
    }
    return all.toList();
  }
}
