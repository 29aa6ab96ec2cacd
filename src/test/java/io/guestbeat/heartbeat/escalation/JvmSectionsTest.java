package io.guestbeat.heartbeat.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
