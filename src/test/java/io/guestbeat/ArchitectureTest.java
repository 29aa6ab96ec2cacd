package io.guestbeat;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.guestbeat.machine.ChildProcess;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the design's table of packages: what may use what. */
class ArchitectureTest {
  private static final String ROOT = "io.guestbeat.";

  private static final String VMWARE = ROOT + "host.vmware.";

  static final JavaClasses LIBRARY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/integration/support/"))
          .importPackages("io.guestbeat");

  @ParameterizedTest(name = "{0} uses only {1}")
  @CsvSource({
    "text, ",
    "concurrent, ",
    "machine, concurrent text",
    "settings, text",
    "guest, text",
    "appmonitor, text",
    "gate, ",
    "host, concurrent machine text guest appmonitor host.guestrpc host.guestrpc.socket host.vmware"
        + " host.simulator host.simulator.vm",
    "host.guestrpc, concurrent text guest appmonitor",
    "host.guestrpc.socket, concurrent host.guestrpc",
    "host.guestrpc.server, concurrent host.guestrpc host.guestrpc.socket",
    "host.vmware, concurrent machine text guest appmonitor host.guestrpc",
    "host.simulator, concurrent guest appmonitor host.guestrpc host.guestrpc.server"
        + " host.simulator.vm host.simulator.ha",
    "host.simulator.vm, guest",
    "host.simulator.ha, concurrent appmonitor host.simulator.vm",
    "insight, guest",
    "insight.pause, guest insight",
    "insight.alarm, ",
    "insight.advice, guest insight insight.alarm",
    "heartbeat, concurrent text appmonitor heartbeat.check heartbeat.decision heartbeat.dryrun heartbeat.owner",
    "heartbeat.dryrun, concurrent machine text appmonitor heartbeat.decision",
    "heartbeat.check, concurrent text gate",
    "heartbeat.decision, concurrent text",
    "heartbeat.owner, machine appmonitor host.guestrpc.socket",
    "heartbeat.command, machine text",
    "heartbeat.deadlock, ",
    "heartbeat.gates, concurrent machine settings text gate heartbeat.check heartbeat.command"
        + " heartbeat.deadlock heartbeat.gates.heap heartbeat.gates.net",
    "heartbeat.gates.heap, settings text gate heartbeat.check",
    "heartbeat.gates.net, concurrent text heartbeat.check",
    "heartbeat.escalation, concurrent text appmonitor heartbeat.command heartbeat.decision"
        + " heartbeat.escalation.evidence",
    "heartbeat.escalation.evidence, machine text heartbeat.deadlock",
    "heartbeat.escalation.budget, concurrent machine text",
    "monitor, guest insight insight.advice insight.alarm insight.pause",
    "jmx, text guest appmonitor host heartbeat heartbeat.check heartbeat.decision heartbeat.owner"
        + " insight insight.advice insight.alarm insight.pause monitor jmx.bean jmx.hoststats",
    "jmx.bean, concurrent text",
    "jmx.hoststats, text guest jmx.bean",
    "jmx.reading, text appmonitor heartbeat insight.alarm"
  })
  void packagesUseOnlyWhatTheTableAllows(String name, String allowed) {
    List<String> packages = new ArrayList<>(List.of(ROOT + name, "java.."));
    if (allowed != null) {
      for (String used : allowed.split(" ")) {
        packages.add(ROOT + used);
      }
    }
    packages.add("com.sun.jna..");
    if (name.startsWith("jmx") || name.startsWith("heartbeat.gates")) {
      packages.add("javax.management..");
    }
    if (name.startsWith("jmx")) {
      packages.add("com.google.gson..");
    }
    if (name.startsWith("heartbeat.gates")) {
      packages.add("javax.net.ssl..");
    }
    if (name.equals("insight.pause")) {
      packages.add("com.sun.management");
      packages.add("org.HdrHistogram");
    }
    if (name.equals("insight.advice") || name.equals("heartbeat")) {
      packages.add("com.sun.management..");
    }

    classes()
        .that()
        .resideInAPackage(ROOT + name)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(packages.toArray(String[]::new))
        .check(LIBRARY);
  }

  /** A JDK that is short of file descriptors closes the application's when it starts a process. */
  @Test
  void processesAreStartedInOnePlace() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ChildProcess.class.getName())
        .should()
        .callMethod(ProcessBuilder.class, "start")
        .orShould()
        .callMethod(Runtime.class, "exec", String.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String[].class)
        .check(LIBRARY);
  }

  @Test
  void onlyTheTwoNativePackagesUseJna() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "host.vmware..", ROOT + "host.guestrpc.socket..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.sun.jna..")
        .check(LIBRARY);
  }

  /** Genuine ones end their process when the channel to the host breaks. */
  @Test
  void onlyTheCarrierLoadsTheLibrariesOfTheGuestSdk() {
    DescribedPredicate<JavaClass> inTheCarrierOnly =
        describe(
            "run in the carrier only",
            type ->
                Stream.of(
                        "CarrierMain",
                        "SdkCommands",
                        "VmwareGuestLibrary",
                        "VmwareAppMonitor",
                        "LibraryAppMonitor",
                        "GuestLibHandle",
                        "StatReply",
                        "VmGuestLib",
                        "VmGuestAppMonitorLib")
                    .anyMatch(name -> (type.getName() + "$").startsWith(VMWARE + name + "$")));

    noClasses()
        .that(not(inTheCarrierOnly))
        .and()
        .doNotHaveFullyQualifiedName(VMWARE + "LibraryCheck")
        .should()
        .dependOnClassesThat(inTheCarrierOnly)
        .check(LIBRARY);
    // A check names what to bind, and is made where it is asked for: by SdkCommands.
    noClasses()
        .that(not(inTheCarrierOnly))
        .should()
        .callMethod(VMWARE + "LibraryCheck", "inThisProcess", String.class.getName())
        .check(LIBRARY);
    assertThat(LIBRARY.that(inTheCarrierOnly)).hasSizeGreaterThan(9);
  }

  @Test
  void onlyWhatReadsTheHostsOwnStatisticsUsesAJsonParser() {
    noClasses()
        .that()
        .doNotHaveSimpleName("JsonTree")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.google.gson..")
        .check(LIBRARY);
  }

  /** What another JVM writes is taken in at one place, where every text becomes a line. */
  @Test
  void onlyWhatMakesLinesTakesTextsOutOfOpenData() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "jmx.reading")
        .and()
        .doNotHaveSimpleName("BeanValues")
        .should()
        .callMethod(CompositeData.class, "get", String.class)
        .orShould()
        .callMethod(TabularData.class, "get", Object[].class)
        .check(LIBRARY);
  }

  @Test
  void nothingTouchesLoggingOrCreatesThePlatformMBeanServer() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .orShould()
        .callMethod(ManagementFactory.class, "getPlatformMBeanServer")
        .check(LIBRARY);
  }

  @Test
  void stateIsNeverStatic() {
    classes()
        .should(
            new ArchCondition<>("have no static field that may change") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream()
                    .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                    .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                    .forEach(
                        field ->
                            events.add(
                                SimpleConditionEvent.violated(
                                    field, field.getFullName() + " is static and may change")));
              }
            })
        .check(LIBRARY);
  }

  @Test
  void everyPackageIsInTheTable() {
    assertThat(LIBRARY)
        .allMatch(
            type ->
                type.getPackageName()
                    .matches(
                        "io\\.guestbeat\\.(text|concurrent|machine|settings|guest|appmonitor|gate|host|heartbeat"
                            + "|insight|monitor|jmx"
                            + "|jmx\\.(bean|hoststats|reading)"
                            + "|insight\\.(alarm|advice|pause)"
                            + "|heartbeat\\.(check|command|deadlock|decision|dryrun|owner|gates|gates\\.heap|gates\\.net"
                            + "|escalation|escalation\\.budget|escalation\\.evidence)"
                            + "|host\\.(guestrpc|guestrpc\\.socket|guestrpc\\.server|vmware|simulator"
                            + "|simulator\\.vm|simulator\\.ha))"));
  }

  @Test
  void theseRulesSawTheLibrary() {
    assertThat(LIBRARY).hasSizeGreaterThan(40);
    assertThat(LIBRARY.containPackage(ROOT + "host.guestrpc.socket")).isTrue();
  }
}
