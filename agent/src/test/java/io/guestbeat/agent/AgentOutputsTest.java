package io.guestbeat.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What others wrote leaves agent and commands by few doors, which make harmless text of it. */
class AgentOutputsTest {
  private static final String SCREEN = "io.guestbeat.cli.top.screen";

  private static final JavaClasses AGENT = AgentArchitectureTest.AGENT;

  @Test
  void onlyTheLogAndTheBootstrapWriteToAStream() {
    noClasses()
        .that()
        .doNotHaveSimpleName("AgentLog")
        .and()
        .doNotHaveSimpleName("LineWriter")
        .and()
        .doNotHaveSimpleName("ToldOfWhenFull")
        .and()
        .doNotHaveSimpleName("StandardError")
        .and()
        .doNotHaveSimpleName("AnswerGuard")
        .should()
        .callConstructor(FileOutputStream.class, FileDescriptor.class)
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(OutputStream.class, "write", byte[].class)
        .orShould()
        .callMethod(PrintStream.class, "println", String.class)
        .check(AGENT);
    noClasses()
        .that()
        .doNotHaveSimpleName("AgentLog")
        .should()
        .callMethod("io.guestbeat.agent.runtime.LineWriter", "write", String.class.getName())
        .check(AGENT);
  }

  @Test
  void commandsWriteThroughTheWriterThatIsHarmless() {
    noClasses()
        .that()
        .doNotHaveSimpleName("HarmlessWriter")
        .should()
        .callConstructor(PrintWriter.class, Writer.class)
        .orShould()
        .callConstructor(PrintWriter.class, Writer.class, boolean.class)
        .orShould()
        .callConstructor(PrintWriter.class, OutputStream.class)
        .orShould()
        .callConstructor(OutputStreamWriter.class, OutputStream.class)
        .check(AGENT);
    noClasses()
        .that()
        .doNotHaveSimpleName("GuestbeatCli")
        .should()
        .callMethod(CommandLine.class, "setOut", PrintWriter.class)
        .orShould()
        .callMethod(CommandLine.class, "setErr", PrintWriter.class)
        .check(AGENT);
    noClasses()
        .that()
        .doNotHaveSimpleName("GuestbeatCli")
        .and()
        .doNotHaveSimpleName("CheckedOutput")
        .should()
        .accessField(System.class, "out")
        .check(AGENT);
  }

  @Test
  void theTerminalIsDrawnOnWithLinesOnly() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Canvas")
        .and()
        .doNotHaveSimpleName("Palette")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("org\\.jline\\.(utils\\.Attributed.*|terminal\\.Terminal)")
        .check(AGENT);
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(SCREEN + ".Line")
        .and()
        .doNotHaveFullyQualifiedName(SCREEN + ".Line$Part")
        .should()
        .callConstructor(SCREEN + ".Line$Part", SCREEN + ".Tone", String.class.getName())
        .check(AGENT);
  }

  @Test
  void theseRulesSawTheAgent() {
    assertThat(AGENT).hasSizeGreaterThan(100);
    assertThat(AGENT.contain("io.guestbeat.cli.HarmlessWriter")).isTrue();
  }
}
