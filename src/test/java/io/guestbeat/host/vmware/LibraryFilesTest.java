package io.guestbeat.host.vmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryFilesTest {
  @Test
  void looksForVmwaresFilesByFullPathsOnlyOnWindows() {
    Map<String, String> environment =
        Map.of(
            "ProgramFiles",
            "D:\\Programs",
            "ProgramW6432",
            "D:\\Programs",
            "PATH",
            "C:\\Windows;.;;bin;\\tmp;C:relative;\\\\server\\sdk;E:\\GuestSDK");

    List<String> files = LibraryFiles.windows(environment, "vmGuestLib.dll");

    assertThat(files)
        .containsExactly(
            "D:\\Programs\\VMware\\VMware Tools\\vmGuestLib.dll",
            "D:\\Programs\\VMware\\VMware Guest SDK\\bin\\win64\\vmGuestLib.dll",
            "D:\\Programs\\VMware\\VMware Guest SDK\\bin\\win32\\vmGuestLib.dll",
            "C:\\Windows\\vmGuestLib.dll",
            "\\\\server\\sdk\\vmGuestLib.dll",
            "E:\\GuestSDK\\vmGuestLib.dll");
    assertThat(LibraryFiles.windows(Map.of(), "a.dll", "b.dll"))
        .first()
        .isEqualTo("C:\\Program Files\\VMware\\VMware Tools\\a.dll");
  }

  @Test
  void triesNoFileOfTheOtherWidthOnLinux() {
    assertThat(LibraryFiles.linuxGuestLibrary(64, true))
        .contains("/usr/lib/vmware-tools/lib64/libvmGuestLib.so/libvmGuestLib.so")
        .noneMatch(file -> file.contains("lib32"));
    assertThat(LibraryFiles.linuxGuestLibrary(32, true)).noneMatch(file -> file.contains("lib64"));
  }

  @Test
  void looksForALibraryBeforeAProcessIsStartedForIt(@TempDir Path folder) throws IOException {
    Path library = Files.createFile(folder.resolve("libhere.so"));
    assertThat(LibraryFiles.mayBeInstalled(List.of("libnone.so", library.toString()))).isTrue();
    assertThat(LibraryFiles.mayBeInstalled(List.of("libnone.so", library + ".1"))).isFalse();
    assertThat(LibraryFiles.mayBeInstalled(List.of("libc.so.6"))).isTrue();

    Path cache = folder.resolve("cache");
    assertThat(LibraryFiles.isInCacheOfTheLoader(cache, "libhere.so")).isFalse();
    Files.writeString(cache, "head\0libelsewhere.so\0/opt/sdk/libelsewhere.so\0");
    assertThat(LibraryFiles.isInCacheOfTheLoader(cache, "libelsewhere.so")).isTrue();
    assertThat(LibraryFiles.isInCacheOfTheLoader(cache, "libhere.so")).isFalse();
    assertThat(LibraryFiles.isInCacheOfTheLoader(folder, "libhere.so"))
        .as("a cache that cannot be read")
        .isTrue();
  }

  @Test
  void takesNoBareNameWhereTheLoaderWouldLookIntoTheWorkingDirectory() {
    assertThat(LibraryFiles.areFull(null, "", "/opt/sdk/lib:/usr/lib")).isTrue();
    for (String list : List.of(".", ":/opt/sdk", "/opt/sdk:", "/a::/b", "lib:/opt/sdk", "./x")) {
      assertThat(LibraryFiles.areFull("/opt/sdk", list)).as(list).isFalse();
    }
    assertThat(LibraryFiles.linux(true, "libvmtools.so.0")).containsExactly("libvmtools.so.0");
    assertThat(LibraryFiles.linux(false, "libvmtools.so.0", "libother.so"))
        .hasSizeGreaterThan(4)
        .allMatch(file -> file.startsWith("/"));
    assertThat(LibraryFiles.linuxGuestLibrary(64, false)).allMatch(file -> file.startsWith("/"));
  }
}
