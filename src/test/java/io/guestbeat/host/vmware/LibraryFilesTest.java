package io.guestbeat.host.vmware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LibraryFilesTest {
  @Test
  void takesTheFileOfVmwareToolsBeforeAnyOtherOfThatNameOnWindows() {
    assertThat(LibraryFiles.windowsGuestLibrary("D:\\Programs"))
        .containsExactly("D:\\Programs\\VMware\\VMware Tools\\vmGuestLib.dll", "vmGuestLib.dll");
    assertThat(LibraryFiles.windowsGuestLibrary(null)).first().asString().startsWith("C:\\Program");
  }

  @Test
  void triesNoFileOfTheOtherWidthOnLinux() {
    assertThat(LibraryFiles.linuxGuestLibrary(8))
        .contains("/usr/lib/vmware-tools/lib64/libvmGuestLib.so/libvmGuestLib.so")
        .noneMatch(file -> file.contains("lib32"));
    assertThat(LibraryFiles.linuxGuestLibrary(4)).noneMatch(file -> file.contains("lib64"));
  }
}
