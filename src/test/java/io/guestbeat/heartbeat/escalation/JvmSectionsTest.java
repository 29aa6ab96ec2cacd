package io.guestbeat.heartbeat.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmSectionsTest {
  @Test
  void saysHowFullTheMemoryIs() throws IOException {
    StringBuilder text = new StringBuilder();
    new MemorySection().write(text);

    assertThat(text)
        .containsPattern("(?m)^heap: used \\d+ KB, committed \\d+ KB, at most \\d+ KB$")
        .containsPattern("(?m)^.* after its last collection: used \\d+ KB")
        .containsPattern("(?m)^.*: \\d+ collections in \\d+ ms$")
        .containsPattern("(?m)^uptime: PT")
        .containsPattern("(?m)^open files: [1-9]\\d*$");
  }

  @Test
  void saysHowTheJvmWasStartedWithoutTheApplicationsArguments() throws IOException {
    StringBuilder text = new StringBuilder();
    new CommandLineSection().write(text);

    assertThat(text)
        .contains(System.getProperty("java.vm.name"))
        .contains("process " + ProcessHandle.current().pid());
    assertThat(text.toString()).endsWith("\n");
  }

  @Test
  void beginsWithTheMachineTheTimeAndTheVersionBeforeTheFailure() throws IOException {
    Evidence evidence =
        Evidence.of(Section.of("Threads", () -> "all"))
            .writtenBy(() -> "1.2")
            .startingWith(Section.of("Failure", () -> "deadlock"));

    assertThat(evidence.sections())
        .extracting(Section::title)
        .containsExactly("Evidence", "Failure", "Threads");
    StringBuilder text = new StringBuilder();
    evidence.sections().get(0).write(text);
    assertThat(text.toString())
        .matches(
            "(?s)host: \\S+\ntime: \\d{4}-\\S+Z\nprocess: "
                + ProcessHandle.current().pid()
                + "\nGuestbeat: 1\\.2\n");
  }

  @Test
  void writesTheThreadsOfGuestbeatItselfApart() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Thread own = new Thread(() -> await(end), "guestbeat-test");
    Thread other = new Thread(() -> await(end), "z-application");
    own.start();
    other.start();
    StringBuilder text = new StringBuilder();

    new ThreadSection().write(text);

    end.countDown();
    own.join();
    other.join();
    assertThat(text.toString())
        .containsSubsequence(
            "\"z-application\" #", "Threads of Guestbeat itself:", "\"guestbeat-test\" #");
    assertThat(text.toString().indexOf("\"guestbeat-"))
        .isGreaterThan(text.indexOf("Threads of Guestbeat itself:"));
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-Xmx2g                              | -Xmx2g",
        "-Dfile.encoding=UTF-8               | -Dfile.encoding=UTF-8",
        "-Dspring.datasource.password=a,b=c  | -Dspring.datasource.password=****",
        "-Djavax.net.ssl.keyStorePassword=x  | -Djavax.net.ssl.keyStorePassword=****",
        "-DAPI_KEY=x                         | -DAPI_KEY=****",
        "-Dauth.token=x                      | -Dauth.token=****",
        "-DclientSecret=x                    | -DclientSecret=****",
        "-javaagent:a.jar=host=h,pwd=x,k=v   | -javaagent:a.jar=host=h,pwd=****,k=v",
        "-Dproxy=http://me:word@host:80/     | -Dproxy=http://****@host:80/",
        "--password:x                        | --password:****"
      })
  void masksWhatLooksLikeASecret(String argument, String masked) {
    assertThat(CommandLineSection.masked(argument)).isEqualTo(masked);
  }
}
