package io.guestbeat.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.Needs;
import io.guestbeat.support.ProgramBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderTrustTest {
  private static final int SOMEBODY = 12345;

  @TempDir private Path parent;

  @Test
  void takesAFolderOfOursBelowASharedStickyOne() throws IOException {
    Path ours = folder(folder(parent, "tmp", 01777), "ours", 0700);

    assertThat(FolderTrust.require(ours)).isEqualTo(ours.toRealPath());
  }

  @ParameterizedTest
  @CsvSource({"0770", "0707", "0777", "01777", "0720", "0702"})
  void refusesAFolderThatOthersMayWrite(String mode) throws IOException {
    Path shared = folder(parent, "shared", Integer.parseInt(mode, 8));

    assertThatThrownBy(() -> FolderTrust.require(shared))
        .isInstanceOf(UntrustedFileException.class)
        .hasMessage(
            "%s may be written by others: it belongs to user %d and has mode %04o; chmod go-w %s, or"
                + " give a folder of its own",
            shared, ProcessUser.effectiveUid().orElseThrow(), Integer.parseInt(mode, 8), shared);
  }

  /** What an access control list grants to others, the mode shows as the right of the group. */
  @Test
  void refusesAFolderThatAnAccessControlListOpens() throws Exception {
    Path ours = folder(folder(parent, "between", 0755), "ours", 0700);
    grantToSomebody(ours);

    assertThatThrownBy(() -> FolderTrust.require(ours))
        .hasMessageContaining(ours + " may be written by others");
    Files.setAttribute(ours, "unix:mode", 0700);
    assertThat(FolderTrust.require(ours)).as("chmod go-w takes it away").isEqualTo(ours);
    grantToSomebody(ours.getParent());
    assertThatThrownBy(() -> FolderTrust.require(ours))
        .hasMessageContaining(ours.getParent() + " may be written by others");
  }

  private static void grantToSomebody(Path folder) throws Exception {
    Needs.that(Files.isExecutable(Path.of("/usr/bin/setfacl")), "setfacl");
    ProgramBuilder.of("setfacl", "-m", "u:" + SOMEBODY + ":rwx", folder.toString()).output();
  }

  @ParameterizedTest
  @CsvSource({"0770", "0707", "0777"})
  void refusesAFolderBelowOneThatOthersMayWrite(String mode) throws IOException {
    Path shared = folder(parent, "shared", Integer.parseInt(mode, 8));
    Path ours = folder(folder(shared, "between", 0755), "ours", 0700);

    assertThatThrownBy(() -> FolderTrust.require(ours))
        .hasMessageContaining(shared + " may be written by others");
  }

  @Test
  void refusesAnybodyElsesFolderFileOrParent() throws IOException {
    Needs.that(ProcessUser.effectiveUid().orElse(-1) == 0, "root, to give files away");
    Path theirs = folder(parent, "theirs", 0755);
    Path below = folder(theirs, "below", 0700);
    Files.setAttribute(theirs, "unix:uid", SOMEBODY);

    assertThatThrownBy(() -> FolderTrust.require(theirs))
        .hasMessageContaining("belongs to user 12345");
    assertThatThrownBy(() -> FolderTrust.require(below))
        .hasMessageContaining(theirs + " belongs to");
  }

  @Test
  void whatIsToBePutIntoAFolderMayLieInAStickyOne() throws IOException {
    Path sticky = folder(parent, "tmp", 01777);

    assertThat(FolderTrust.requireToPutInto(sticky)).isEqualTo(sticky);
    Files.setAttribute(sticky, "unix:mode", 0777);
    assertThatThrownBy(() -> FolderTrust.requireToPutInto(sticky))
        .hasMessageContaining(sticky + " may be written by others");
    Files.setAttribute(sticky, "unix:mode", 01777);
    Files.setAttribute(parent, "unix:mode", 0775);
    assertThatThrownBy(() -> FolderTrust.requireToPutInto(sticky))
        .hasMessageContaining(parent + " may be written by others");
  }

  @Test
  void seesALinkBehindALink() throws IOException {
    Needs.that(ProcessUser.effectiveUid().orElse(-1) == 0, "root, to give files away");
    Path shared = folder(parent, "tmp", 01777);
    Path target = folder(parent, "target", 0700);
    Path theirs = Files.createSymbolicLink(shared.resolve("theirs"), target);
    Files.setAttribute(theirs, "unix:uid", SOMEBODY, java.nio.file.LinkOption.NOFOLLOW_LINKS);
    Path ours = Files.createSymbolicLink(parent.resolve("ours"), Path.of("target/../tmp/theirs"));

    assertThatThrownBy(() -> FolderTrust.require(ours))
        .hasMessageContaining(theirs + " belongs to user 12345");
  }

  @Test
  void followsLinksAsTheKernelDoes() throws IOException {
    Path target = folder(folder(parent, "a", 0755), "b", 0755);
    Files.createSymbolicLink(parent.resolve("relative"), Path.of("a/./b"));
    Files.createSymbolicLink(target.resolve("up"), Path.of("../../relative"));
    Path loop = Files.createSymbolicLink(parent.resolve("loop"), Path.of("loop"));

    Path path = target.resolve("up/../b/up");
    assertThat(FolderTrust.require(path)).isEqualTo(path.toRealPath()).isEqualTo(target);
    assertThatThrownBy(() -> FolderTrust.require(loop))
        .isInstanceOf(java.nio.file.FileSystemLoopException.class);
  }

  @Test
  void refusesAnybodyElsesLinkAndTakesOurs() throws IOException {
    Needs.that(ProcessUser.effectiveUid().orElse(-1) == 0, "root, to give files away");
    Path shared = folder(parent, "tmp", 01777);
    Path target = folder(parent, "target", 0700);
    Path link = Files.createSymbolicLink(shared.resolve("link"), target);

    assertThat(FolderTrust.require(link)).isEqualTo(target.toRealPath());

    Files.setAttribute(link, "unix:uid", SOMEBODY, java.nio.file.LinkOption.NOFOLLOW_LINKS);
    assertThatThrownBy(() -> FolderTrust.require(link)).hasMessageContaining(link + " belongs to");
  }

  @Test
  void refusesAFileThatOthersMayWriteOrThatIsNotThere() throws IOException {
    Path file = Files.createFile(folder(parent, "ours", 0700).resolve("resets"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));

    assertThatThrownBy(() -> FolderTrust.require(file)).hasMessageContaining("by others");
    assertThatThrownBy(() -> FolderTrust.require(file.resolveSibling("none")))
        .isInstanceOf(IOException.class);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThatCode(() -> FolderTrust.require(file)).doesNotThrowAnyException();
  }

  @Test
  void knowsTheUserFromTheKernel() throws IOException {
    Path probe = Files.createFile(parent.resolve("probe"));

    assertThat(ProcessUser.effectiveUid())
        .hasValue((Integer) Files.getAttribute(probe, "unix:uid"));
  }

  @ParameterizedTest
  @CsvSource({
    "'Name:\tjava\nUid:\t1\t4294967294\t3\t4\n',-2",
    "'Name:\tUid:\t7\t7\n',",
    "'\nUid:\tx\tx\n',",
    "'\nUid:\t7',",
    "'',"
  })
  void readsOnlyWhatIsDocumented(String status, Integer uid) throws IOException {
    Path file = Files.writeString(parent.resolve("status"), status);

    assertThat(ProcessUser.effectiveUid(file).stream().boxed().findFirst().orElse(null))
        .isEqualTo(uid);
  }

  private static Path folder(Path parent, String name, int mode) throws IOException {
    Path folder = Files.createDirectory(parent.resolve(name));
    Files.setAttribute(folder, "unix:mode", mode);
    return folder;
  }
}
