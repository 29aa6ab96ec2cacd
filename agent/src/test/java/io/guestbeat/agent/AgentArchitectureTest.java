package io.guestbeat.agent;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.management.ManagementFactory;
import org.jline.utils.Signals;
import org.junit.jupiter.api.Test;

/** Holds the line between the few classes that the application sees and all others. */
class AgentArchitectureTest {
  private static final String VISIBLE = "io.guestbeat.agent";
  private static final String HIDDEN = "io.guestbeat.agent.runtime";
  private static final String OPTIONS = "io.guestbeat.agent.options";
  private static final String NATIVE_CODE = "io.guestbeat.agent.nativecode";
  private static final String PROGRESS = "io.guestbeat.agent.progress";
  private static final String FLIGHT = "io.guestbeat.agent.flight";
  private static final String ATTACH = "io.guestbeat.cli.attach";
  private static final String DOCTOR = "io.guestbeat.cli.doctor..";
  private static final String SIMULATE = "io.guestbeat.cli.simulate";
  private static final String REPORT = "io.guestbeat.cli.report";
  private static final String STATS = "io.guestbeat.cli.stats";
  private static final String WATCH = "io.guestbeat.cli.watch";
  private static final String TOP = "io.guestbeat.cli.top..";
  private static final String COMMAND_LINE = "io.guestbeat.cli";
  private static final String COMMAND_OPTIONS = "io.guestbeat.cli.option";
  private static final String SHARED = "io.guestbeat.gate";

  static final JavaClasses AGENT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(VISIBLE, "io.guestbeat.cli");

  @Test
  void whatTheApplicationSeesNeedsTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage(VISIBLE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(VISIBLE, "java..")
        .check(AGENT);
  }

  @Test
  void whatIsHiddenKnowsNothingOfTheBootstrap() {
    noClasses()
        .that()
        .resideInAnyPackage(HIDDEN, OPTIONS, NATIVE_CODE, PROGRESS, FLIGHT, "io.guestbeat.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(VISIBLE)
        .check(AGENT);
  }

  @Test
  void whatTheApplicationsGatesShareNeedsTheJdkOnly() {
    JavaClasses shared = new ClassFileImporter().importPackages(SHARED);

    classes().should().onlyDependOnClassesThat().resideInAnyPackage(SHARED, "java..").check(shared);
  }

  @Test
  void theProgressGateNeedsOfByteBuddyOnlyWhatTheJarCarries() {
    classes()
        .that()
        .resideInAPackage(PROGRESS)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            PROGRESS,
            SHARED,
            "io.guestbeat.text",
            "io.guestbeat.settings",
            "io.guestbeat.heartbeat.check",
            "io.guestbeat.heartbeat.gates",
            "net.bytebuddy.jar.asm",
            "java..")
        .check(AGENT);
  }

  @Test
  void onlyThePackageThatRecordsKnowsTheFlightRecorder() {
    noClasses()
        .that()
        .resideOutsideOfPackage(FLIGHT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.jfr..")
        .check(AGENT);
  }

  @Test
  void recordingNeedsOfTheLibraryWhatItRecords() {
    classes()
        .that()
        .resideInAPackage(FLIGHT)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            FLIGHT,
            "io.guestbeat.guest",
            "io.guestbeat.heartbeat",
            "io.guestbeat.heartbeat.check",
            "io.guestbeat.heartbeat.decision",
            "io.guestbeat.insight..",
            "jdk.jfr",
            "java..")
        .check(AGENT);
  }

  @Test
  void theFlightRecorderIsTouchedWhereSomebodyHasStartedItOnly() {
    noClasses()
        .that()
        .haveSimpleNameNotStartingWith("RecorderProbe")
        .and()
        .haveSimpleNameNotEndingWith("Events")
        .and()
        .haveSimpleNameNotEndingWith("Event")
        .and()
        .doNotHaveSimpleName("SnapshotField")
        .and()
        .doNotHaveSimpleName("ContentType")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.jfr..")
        .check(AGENT);
  }

  @Test
  void whatRunsInAnApplicationNeedsNothingOfTheCommandLine() {
    noClasses()
        .that()
        .resideInAPackage("io.guestbeat.agent..")
        .and()
        .doNotHaveSimpleName("GuestbeatCommand")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.guestbeat.cli..", "io.guestbeat.jmx.reading", "org.jline..", "picocli..")
        .check(AGENT);
  }

  @Test
  void whatCommandsDoNeedsNoCommandLine() {
    noClasses()
        .that()
        .resideInAnyPackage(ATTACH, STATS, WATCH, DOCTOR, TOP, REPORT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(COMMAND_LINE, COMMAND_OPTIONS, "picocli..")
        .check(AGENT);
  }

  @Test
  void onlyWhatDrawsKnowsATerminal() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.guestbeat.cli.top.screen")
        .should()
        .dependOnClassesThat(resideInAPackage("org.jline..").and(not(equivalentTo(Signals.class))))
        .check(AGENT);
  }

  @Test
  void simulatingNeedsTheSimulatorAndNeitherCommandLineNorAgent() {
    classes()
        .that()
        .resideInAPackage(SIMULATE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            SIMULATE,
            "io.guestbeat.settings",
            "io.guestbeat.text",
            "io.guestbeat.guest",
            "io.guestbeat.appmonitor",
            "io.guestbeat.concurrent",
            "io.guestbeat.host.simulator..",
            "io.guestbeat.host.guestrpc..",
            "io.guestbeat.heartbeat.command",
            "java..")
        .check(AGENT);
  }

  @Test
  void onlyTheProgressGateAndAttachingUseByteBuddy() {
    noClasses()
        .that()
        .resideOutsideOfPackages(PROGRESS, ATTACH)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("net.bytebuddy..")
        .check(AGENT);
  }

  @Test
  void nothingButTheEndOfACommandTouchesLoggingThePlatformMBeanServerOrTheJvmsEnd() {
    noClasses()
        .that()
        .doNotHaveSimpleName("GuestbeatCommand")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .orShould()
        .callMethod(ManagementFactory.class, "getPlatformMBeanServer")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(AGENT);
  }

  @Test
  void theseRulesSawTheAgent() {
    assertThat(AGENT).hasSizeGreaterThan(15);
    assertThat(AGENT.contain(VISIBLE + ".GuestbeatAgent")).isTrue();
    assertThat(AGENT.containPackage(HIDDEN)).isTrue();
    assertThat(AGENT.containPackage(PROGRESS)).isTrue();
    assertThat(AGENT.containPackage(FLIGHT)).isTrue();
    assertThat(AGENT.containPackage(ATTACH)).isTrue();
    assertThat(AGENT.containPackage("io.guestbeat.cli.doctor.jvm")).isTrue();
    assertThat(AGENT.containPackage(SIMULATE)).isTrue();
    assertThat(AGENT.containPackage(REPORT)).isTrue();
    assertThat(AGENT.containPackage(STATS)).isTrue();
    assertThat(AGENT.containPackage(WATCH)).isTrue();
    assertThat(AGENT.containPackage("io.guestbeat.cli.top.screen")).isTrue();
    assertThat(AGENT.containPackage(COMMAND_LINE)).isTrue();
  }
}
