package io.guestbeat.jconsole;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.jconsole.JConsolePlugin;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.heartbeat.HeartbeatPhase;
import io.guestbeat.insight.alarm.AlarmLevel;
import io.guestbeat.text.OneLine;
import java.awt.Component;
import java.util.ServiceLoader;
import javax.management.Attribute;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final Class<?>[] CARRIED = {
    OneLine.class, AppStatus.class, HeartbeatPhase.class, AlarmLevel.class
  };

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

  /** The jar has no others: the filter in the pom. */
  @Test
  void usesOfTheLibraryWhatTheJarCarries() {
    noClasses()
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("io.guestbeat..")
                .and(
                    DescribedPredicate.not(
                        JavaClass.Predicates.resideInAnyPackage(
                            "io.guestbeat.jconsole..", "io.guestbeat.jmx.reading")))
                .and(DescribedPredicate.not(JavaClass.Predicates.belongToAnyOf(CARRIED))))
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.guestbeat.jconsole", "io.guestbeat.jmx.reading"));
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

  /** Labels, buttons and tool tips render HTML, which may be the watched JVM's. */
  @Test
  void nothingButACaptionIsALabelAndNothingHasAToolTip() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Caption")
        .should()
        .callConstructor(JLabel.class)
        .orShould()
        .callConstructor(JLabel.class, String.class)
        .orShould()
        .callMethod(JComponent.class, "setToolTipText", String.class)
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("javax\\.swing\\.(JEditorPane|JTextPane|JList|JTable|JTree|JComboBox)")
        .orShould()
        .callMethod(JOptionPane.class, "showMessageDialog", Component.class, Object.class)
        .check(classes);
  }

  /** What the watched JVM gives is read by {@code jmx.reading}, where every text becomes a line. */
  @Test
  void takesNoTextsOutOfOpenDataItself() {
    noClasses()
        .that()
        .doNotHaveSimpleName("JvmFacts")
        .should()
        .callMethod(CompositeData.class, "get", String.class)
        .orShould()
        .callMethod(Attribute.class, "getValue")
        .orShould()
        .callMethod(MBeanServerConnection.class, "getAttribute", ObjectName.class, String.class)
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
