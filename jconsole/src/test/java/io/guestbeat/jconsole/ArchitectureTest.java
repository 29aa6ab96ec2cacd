package io.guestbeat.jconsole;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.jconsole.JConsolePlugin;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.guestbeat.jconsole");

  @Test
  void whatReadsAndRemembersKnowsNoWindow() {
    assertThat(classes.size()).isGreaterThan(20);
    noClasses()
        .that()
        .resideInAnyPackage("..reading..", "..history..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.swing..", "java.awt..", "..view..", "org.knowm..")
        .check(classes);
  }

  @Test
  void whatShowsAsksNoJvm() {
    noClasses()
        .that()
        .resideInAPackage("..view..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.management..", "com.sun..")
        .check(classes);
  }

  @Test
  void nothingOfJConsolesInsideIsUsed() {
    noClasses().should().dependOnClassesThat().resideInAPackage("sun..").check(classes);
  }

  @Test
  void jconsoleFindsThePluginAsAService() {
    assertThat(ServiceLoader.load(JConsolePlugin.class))
        .hasAtLeastOneElementOfType(GuestbeatPlugin.class);
  }
}
