package io.guestbeat.heartbeat.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.heartbeat.escalation.evidence.CommandLineSection;
import io.guestbeat.heartbeat.escalation.evidence.Evidence;
import io.guestbeat.heartbeat.escalation.evidence.EvidenceSection;
import io.guestbeat.heartbeat.escalation.evidence.JvmArgument;
import io.guestbeat.heartbeat.escalation.evidence.MemorySection;
import io.guestbeat.heartbeat.escalation.evidence.ThreadSection;
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
        Evidence.of(EvidenceSection.of("Threads", () -> "all"))
            .writtenBy(() -> "1.2")
            .startingWith(EvidenceSection.of("Failure", () -> "deadlock"));

    assertThat(evidence.sections())
        .extracting(EvidenceSection::title)
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
      quoteCharacter = '"',
      value = {
        "-Xmx2g                                  | -Xmx2g",
        "-ea:com.acme...                         | -ea:com.acme...",
        "-Xlog:gc*:file=/var/log/gc.log          | -Xlog:gc*:file=/var/log/gc.log",
        "-XX:MaxRAMPercentage=75                 | -XX:MaxRAMPercentage=75",
        "-XX:OnError=mail -s x me:word@h         | -XX:OnError=****",
        "-XX:OnOutOfMemoryError=curl -u a:b h    | -XX:OnOutOfMemoryError=****",
        "--add-opens=java.base/java.lang=ALL     | --add-opens=java.base/java.lang=ALL",
        "-agentlib:jdwp=transport=dt_socket      | -agentlib:jdwp=transport=dt_socket",
        "-Xrunjdwp:transport=dt_socket           | -Xrunjdwp:transport=dt_socket",
        "-agentlib:jdwp=server=y,onuncaught=n,launch=/bin/echo word"
            + "| -agentlib:jdwp=server=y,onuncaught=****,launch=****",
        "-Xrunjdwp:address=*:5005,launch=word    | -Xrunjdwp:address=*:5005,launch=****",
        "-Dlog4j.configurationFile=http://h/l.xml?token=word"
            + "| -Dlog4j.configurationFile=http://h/l.xml?****",
        "-Djava.rmi.server.hostname=http://h/#word | -Djava.rmi.server.hostname=http://h/#****",
        "-Dpass:word                             | -D****",
        "-Xrunacme:word                          | -Xrunacme:****",
        "-agentpath:/opt/acme.so=word            | -agentpath:/opt/acme.so=****",
        "-javaagent:a.jar=host=h,pwd=x,k=v       | -javaagent:a.jar=****",
        "-javaagent:/opt/a.jar                   | -javaagent:/opt/a.jar",
        "-Dfile.encoding=UTF-8                   | -Dfile.encoding=UTF-8",
        "-Djava.awt.headless                     | -Djava.awt.headless",
        "-Dguestbeat.gate.http.url=http://h/     | -Dguestbeat.gate.http.url=****",
        "-Djava.rmi.server.hostname=http://me:word@host:80/ | -Djava.rmi.server.hostname=http://****@host:80/",
        "-Djava.security.egd=scott/word@host     | -Djava.security.egd=****",
        "-Djava.security.egd=http://a:p/w@host   | -Djava.security.egd=****",
        "-Dspring.datasource.password=a,b=c      | -Dspring.datasource.password=****",
        "-Dlicense.key=x                         | -Dlicense.key=****",
        "-Djwt.signingKey=x                      | -Djwt.signingKey=****",
        "-Dencryption.key=x                      | -Dencryption.key=****",
        "-Ddb.url=scott/word@host                | -Ddb.url=****",
        "-Dhttp.header=Basic bWU6d29yZA==        | -Dhttp.header=****",
        "-Dcert=-----BEGIN PRIVATE KEY-----      | -Dcert=****",
        "-DFILE.ENCODING=x                       | -DFILE.ENCODING=****",
        "-D=x                                    | -D=****"
      })
  void showsOnlyValuesOfOptionsThatAreKnownToCarryNoSecret(String argument, String masked) {
    assertThat(JvmArgument.masked(argument)).isEqualTo(masked);
  }

  @Test
  void masksAValueOfSeveralLinesWhole() {
    assertThat(JvmArgument.masked("-Dcert=-----BEGIN PRIVATE KEY-----\nMIIE\n-----END"))
        .isEqualTo("-Dcert=****");
  }
}
