package io.guestbeat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.host.guestrpc.RpcReply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the application monitor's commands bring back through libvmtools, and through ours. */
@Conformance
class AppMonitorConformanceTest {
  @TempDir Path folder;
  private Path socket;
  private StandInHost host;
  private GenuineTools guests;

  @BeforeEach
  void startHost() throws IOException {
    socket = folder.resolve("host");
    host = StandInHost.serve(socket);
    guests = GenuineTools.guestsOf(socket);
  }

  @AfterEach
  void stopHost() throws IOException {
    host.close();
  }

  @Test
  void allAreUnderstoodAndUnderstandTheAnswers() {
    answer("Enable", RpcReply.done("0"));
    answer("IsEnabled", RpcReply.done("true"));
    answer("MarkActive", RpcReply.done("0"));
    answer("GetAppStatus", RpcReply.done("Green"));
    answer("PostAppState appStateOk", RpcReply.done("0"));
    answer("PostAppState appStateNeedReset", RpcReply.done("0"));
    answer("Disable", RpcReply.done("0"));

    assertAllSay(
        "Enable done",
        "IsEnabled true",
        "MarkActive done",
        "GetAppStatus GREEN",
        "PostAppState ok done",
        "PostAppState needReset done",
        "Disable done");
  }

  @Test
  void allTellRefusalsApart() {
    answer("Enable", RpcReply.done("2"));
    answer("IsEnabled", RpcReply.done("false"));
    answer("MarkActive", RpcReply.done("1"));
    answer("GetAppStatus", RpcReply.refused("disabled"));
    answer("PostAppState appStateOk", RpcReply.done("5"));

    assertAllSay(
        "Enable OTHER",
        "IsEnabled false",
        "MarkActive OTHER",
        "GetAppStatus OTHER",
        "PostAppState ok OTHER",
        "PostAppState needReset NOT_SUPPORTED",
        "Disable NOT_SUPPORTED");
  }

  @Test
  void allSayThatThereIsNoChannelWhereTheHostIsGone() throws IOException {
    host.close();

    assertAllSay(
        "Enable NOT_ENABLED",
        "IsEnabled NOT_ENABLED",
        "MarkActive NOT_ENABLED",
        "GetAppStatus NOT_ENABLED",
        "PostAppState ok NOT_ENABLED",
        "PostAppState needReset NOT_ENABLED",
        "Disable NOT_ENABLED");
  }

  private void answer(String call, RpcReply reply) {
    host.answer("GuestAppMonitor.Cmd." + call, reply);
  }

  private void assertAllSay(String... lines) {
    try (GuestProcess unix = guests.java(MonitorCaller.class, "unix:" + socket);
        GuestProcess vsock = guests.java(MonitorCaller.class, "vsock");
        GuestProcess vmware = guests.java(MonitorCaller.class, "vmware")) {
      List<String> expected = List.of(lines);
      assertThat(vmware.rest()).as(vmware::written).isEqualTo(expected);
      assertThat(unix.rest()).as(unix::written).isEqualTo(expected);
      assertThat(vsock.rest()).as(vsock::written).isEqualTo(expected);
    }
  }
}
