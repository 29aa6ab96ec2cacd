package io.guestbeat.heartbeat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopSignalTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 2000000181005ccf, HANDLED",
    "0000000000000000, 2000000181001cc8, FATAL",
    "0000000000004000, 2000000181001cc8, IGNORED",
    "0000000000000001, ffffffffffffffff, HANDLED",
    "'', 2000000181005ccf, HANDLED",
    "0000000000000000, here, UNKNOWN"
  })
  void isWhatTheKernelKnows(String ignored, String caught, StopSignal expected) throws Exception {
    String name = "Name:\tj\u00e4va SigCgt:\nSigQ:\t0/63\nSigBlk:\t0000000000004000\n";
    String ignores = ignored.isEmpty() ? "" : "SigIgn:\t" + ignored + "\n";
    Path status = folder.resolve("status");
    Files.writeString(status, name + ignores + "SigCgt:\t" + caught + "\n", ISO_8859_1);

    assertThat(StopSignal.in(status)).isEqualTo(expected);
  }

  @Test
  void isUnknownWhereThereIsNoSuchFileOrLine() throws Exception {
    assertThat(StopSignal.in(folder.resolve("missing"))).isEqualTo(StopSignal.UNKNOWN);
    Path empty = Files.createFile(folder.resolve("empty"));
    assertThat(StopSignal.in(empty)).isEqualTo(StopSignal.UNKNOWN);
    assertThat(StopSignal.ofProcess(Long.MAX_VALUE)).isEqualTo(StopSignal.UNKNOWN);
  }

  @Test
  void isHandledInAnOrdinaryJvm() {
    assertThat(StopSignal.ofThisJvm()).isEqualTo(StopSignal.HANDLED);
    assertThat(StopSignal.ofProcess(ProcessHandle.current().pid())).isEqualTo(StopSignal.HANDLED);
  }
}
