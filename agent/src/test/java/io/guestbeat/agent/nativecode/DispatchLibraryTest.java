package io.guestbeat.agent.nativecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DispatchLibraryTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, com/sun/jna/linux-x86-64/libjnidispatch.so",
    "Linux, aarch64, com/sun/jna/linux-aarch64/libjnidispatch.so",
    "Windows Server 2022, amd64, com/sun/jna/win32-x86-64/jnidispatch.dll"
  })
  void isWhereJnaHasIt(String os, String architecture, String expected) throws IOException {
    String resource = DispatchLibrary.resourceFor(os, architecture);

    assertThat(resource).isEqualTo(expected);
    assertThat(DispatchLibrary.class.getClassLoader().getResource(resource)).isNotNull();
  }

  @Test
  void saysWhichPlatformsThereAreWhenThisIsNoneOfThem() {
    assertThatThrownBy(() -> DispatchLibrary.resourceFor("Mac OS X", "aarch64"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Linux x86-64 and aarch64")
        .hasMessageContaining("this is Mac OS X aarch64");
  }
}
