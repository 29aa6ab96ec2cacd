package io.guestbeat.agent;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.FileDescriptor;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A file that others may have put there is opened where that is checked, and nowhere else. */
class FileOpeningTest {
  private static final String CHECKING = "io.guestbeat.machine";

  private static final Set<String> METHODS_OF_FILES =
      Set.of(
          "newInputStream",
          "newOutputStream",
          "newByteChannel",
          "newBufferedReader",
          "newBufferedWriter",
          "readAllBytes",
          "readAllLines",
          "lines",
          "write",
          "copy",
          "createFile");
  private static final Set<String> CONSTRUCTED =
      Set.of(
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.RandomAccessFile",
          "java.io.FileReader",
          "java.io.FileWriter",
          "java.util.jar.JarFile",
          "java.util.zip.ZipFile");

  /** Lists the classes that read jars: those of this program, and one of which 16 kB are read. */
  private static final Set<String> READING_JARS =
      Set.of("CarrierCommand", "OwnProgram", "HiddenClassLoader", "GivenAgent");

  /** Lists the classes that read what the kernel shows, or what root alone writes. */
  private static final Set<String> READING_THE_SYSTEMS =
      Set.of(
          "ApplicationName",
          "CarrierMain",
          "LibraryCheck",
          "LibraryFiles",
          "MachineIdentity",
          "MachineMemory",
          "OriginSection",
          "RunQueue",
          "SocketOwnerLock",
          "StopSignal",
          "UncontrolledFile",
          "SuspendFile",
          "SystemFiles",
          "VirtualCpus");

  /** Lists the classes that read what the user of a command names on its command line. */
  private static final Set<String> READING_FOR_A_COMMAND = Set.of("TextFile");

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/integration/support/"))
          .importPackages("io.guestbeat");

  @Test
  void onlyTheCheckingPackageOpensFilesThatOthersMayHavePutThere() {
    DescribedPredicate<JavaClass> areExempt =
        describe(
            "read the system's files, or a command's",
            type ->
                READING_THE_SYSTEMS.contains(type.getSimpleName())
                    || READING_JARS.contains(type.getSimpleName())
                    || READING_FOR_A_COMMAND.contains(type.getSimpleName()));

    noClasses()
        .that()
        .resideOutsideOfPackage(CHECKING)
        .and(not(areExempt))
        .should()
        .accessTargetWhere(describe("opens a file by its name", FileOpeningTest::opensAFile))
        .check(ALL);
    assertThat(ALL.that(areExempt))
        .hasSize(READING_THE_SYSTEMS.size() + READING_JARS.size() + READING_FOR_A_COMMAND.size())
        .allMatch(FileOpeningTest::opensFiles);
    assertThat(ALL.get(CHECKING + ".RegularFile")).matches(FileOpeningTest::opensFiles);
  }

  private static boolean opensFiles(JavaClass type) {
    return type.getAccessesFromSelf().stream().anyMatch(FileOpeningTest::opensAFile);
  }

  private static boolean opensAFile(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getName();
    return (owner.equals(Files.class.getName()) && METHODS_OF_FILES.contains(name))
        || (owner.equals(FileChannel.class.getName()) && name.equals("open"))
        || (CONSTRUCTED.contains(owner)
            && name.equals("<init>")
            && !access.getTarget().getFullName().contains(FileDescriptor.class.getName()));
  }
}
