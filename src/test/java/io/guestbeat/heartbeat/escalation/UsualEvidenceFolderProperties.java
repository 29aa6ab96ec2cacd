package io.guestbeat.heartbeat.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.heartbeat.escalation.evidence.EvidenceFolder;
import java.nio.file.Path;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

/** The folder that is used if nothing is said can always be named. */
class UsualEvidenceFolderProperties {
  @Property(tries = 300)
  void isOneFolderOfTheUserWhateverThePropertiesAre(
      @ForAll @StringLength(max = 9) String temporary, @ForAll @StringLength(max = 9) String user) {
    Path folder = EvidenceFolder.usualPath("", temporary, user);

    assertThat(folder.getFileName().toString()).startsWith("guestbeat-").hasSizeGreaterThan(10);
    assertThat(EvidenceFolder.usualPath("/var/tmp", temporary, user).getParent())
        .isEqualTo(Path.of("/var/tmp"));
  }

  @Example
  void keepsTheNamesThatAreInUse() {
    assertThat(EvidenceFolder.usualPath("/var/tmp", "/tmp", "acme-7_b.c"))
        .isEqualTo(Path.of("/var/tmp/guestbeat-acme-7_b.c"));
    assertThat(EvidenceFolder.usualPath("", "/tmp", "acme"))
        .isEqualTo(Path.of("/tmp/guestbeat-acme"));
  }

  @Example
  void isPlainWhereAPropertyIsMissingOrCannotBeExpressed() {
    assertThat(EvidenceFolder.usualPath("", "/tmp/\0", "")).isEqualTo(Path.of("guestbeat-unknown"));
    assertThat(EvidenceFolder.usualPath("", "", "../a\0b")).isEqualTo(Path.of("guestbeat-.._a_b"));
  }
}
