package io.guestbeat.host.vmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.conformance.CSource;
import io.guestbeat.conformance.Conformance;
import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a C library that lacks most functions and misbehaves on request. */
@Conformance
class VmwareGuestLibraryTest {
  private static String stub;

  private VmwareGuestLibrary library;
  private GuestHandle handle;

  @BeforeAll
  static void compile() {
    stub = CSource.compileLibrary("stub_vmware.c").toString();
  }

  @BeforeEach
  void open() {
    library =
        new VmwareGuestLibrary(Duration.ofSeconds(1), () -> List.of("libnone.so", stub)).open();
    handle = library.openHandle();
  }

  @AfterEach
  void close() {
    handle.close();
    library.close();
  }

  @Test
  void bindsEachSymbolByItself() {
    Snapshot snapshot = handle.update();

    assertThat(snapshot.session().bits()).isEqualTo(7);
    assertThat(snapshot.require(Statistic.CPU_STOLEN_MS)).isEqualTo(19);
    assertThat(snapshot.error(Statistic.CPU_LIMIT_MHZ)).isEqualTo(GuestError.NOT_AVAILABLE);
    assertThat(library.errorText(GuestError.MEMORY)).isEqualTo(GuestError.MEMORY.text());
  }

  @Test
  void readsUnsignedValuesOfEitherWidth() {
    Snapshot snapshot = handle.update();

    assertThat(snapshot.isUnlimited(Statistic.MEM_LIMIT_MB)).isTrue();
    assertThat(snapshot.require(Statistic.ELAPSED_MS)).isEqualTo(-1L);
  }

  @Test
  void growsTheBufferOfALongPath() {
    assertThat(handle.update().resourcePoolPath()).hasValue("p".repeat(2999));
  }

  @Test
  void keepsTheHandleOpenAndReopensItAfterAFailedUpdate() {
    long opened = handle.update().require(Statistic.CPU_SHARES);
    assertThat(handle.update().require(Statistic.CPU_SHARES)).isEqualTo(opened);

    library.statGet("text", "fail");
    assertThatThrownBy(handle::update)
        .asInstanceOf(InstanceOfAssertFactories.type(GuestException.class))
        .returns(GuestError.NOT_ENABLED, GuestException::error);
    assertThatThrownBy(handle::snapshot).hasMessageContaining("no data");

    assertThat(handle.update().require(Statistic.CPU_SHARES)).isEqualTo(opened + 1);
  }

  @Test
  void reopensTheHandleThatFellBackToProtocol2() {
    long opened = handle.update().require(Statistic.CPU_SHARES);

    library.statGet("text", "protocol 2");
    Snapshot snapshot = handle.update();

    assertThat(snapshot.require(Statistic.CPU_STOLEN_MS)).isEqualTo(19);
    assertThat(snapshot.require(Statistic.CPU_SHARES)).isEqualTo(opened + 1);
  }

  @Test
  void asksForTextAndFreesIt() {
    assertThat(library.statGet("json", "session")).isEqualTo("json");
    assertThatThrownBy(() -> library.statGet("text", "a\0b"))
        .asInstanceOf(InstanceOfAssertFactories.type(GuestException.class))
        .returns(GuestError.INVALID_ARG, GuestException::error);
  }

  @Test
  void bindsOnceHoweverOftenItIsOpened() {
    library.open();
    long classes = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
    int threads = Thread.activeCount();

    for (int i = 0; i < 100; i++) {
      library.open();
    }

    // Binding a second time would be fifty more classes by itself.
    assertThat(ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount())
        .isLessThan(classes + 40);
    assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
  }

  @Test
  void leavesNothingBehindForEachAttemptToLoadWhatIsNotThere() {
    try (VmwareGuestLibrary absent =
        new VmwareGuestLibrary(Duration.ofSeconds(5), () -> List.of("/no/such/libnone.so.0"))) {
      assertThatThrownBy(absent::open).hasMessageContaining("no such file");
      long classes = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
      int threads = Thread.activeCount();

      for (int i = 0; i < 100; i++) {
        assertThatThrownBy(absent::open).hasMessageContaining("no such file");
      }

      assertThat(ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount())
          .isLessThan(classes + 40);
      assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
    }
  }

  @Test
  void doesNotWaitForALibraryThatHangs() {
    try (VmwareGuestLibrary impatient =
        new VmwareGuestLibrary(Duration.ofMillis(200), () -> List.of(stub)).open()) {
      assertThatThrownBy(() -> impatient.statGet("text", "hang"))
          .hasMessage("VMGuestLib_StatGet: no answer within 200 ms");
      assertThatThrownBy(() -> impatient.openHandle().update())
          .hasMessage("VMGuestLib_UpdateInfo: not tried, VMGuestLib_StatGet has not returned yet");
    }
  }

  @Test
  void namesEachFileThatItTriedAndWhyItFailed() {
    assertThatThrownBy(
            () ->
                new VmwareGuestLibrary(
                        Duration.ofSeconds(5), () -> List.of("libnone.so", "/no/such/libnone.so.0"))
                    .open())
        .isInstanceOf(GuestException.class)
        .hasMessage(
            "VMware's guest library: libnone.so: cannot open shared object file: No such file or"
                + " directory; /no/such/libnone.so.0: no such file")
        .asInstanceOf(InstanceOfAssertFactories.type(GuestException.class))
        .returns(GuestError.NOT_AVAILABLE, GuestException::error);
  }
}
