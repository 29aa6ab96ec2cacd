package io.guestbeat.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonTextTest {
  @ParameterizedTest
  @MethodSource("reasons")
  void namesNoClass(Throwable thrown, String reason) {
    assertThat(ReasonText.of(thrown)).isEqualTo(reason);
  }

  static Stream<Arguments> reasons() {
    return Stream.of(
        Arguments.of(new IOException("Connection refused"), "Connection refused"),
        Arguments.of(new UnknownHostException("db: unknown"), "db: unknown"),
        Arguments.of(new AccessDeniedException("/root/alive"), "permission denied"),
        Arguments.of(new NoSuchFileException("/root/alive"), "no such file or folder"),
        Arguments.of(new NotDirectoryException("/root/alive"), "not a folder"),
        Arguments.of(
            new FileNotFoundException("/x (y)/z (Permission denied)"), "permission denied"),
        Arguments.of(
            new FileNotFoundException("/x (No such file or directory)"), "no such file or folder"),
        Arguments.of(new FileNotFoundException("/x (Is a directory)"), "Is a directory"),
        Arguments.of(new FileNotFoundException("/x/y"), "/x/y"),
        Arguments.of(
            new FileSystemException("/x/y", null, "Too many open files"), "Too many open files"),
        Arguments.of(new FileSystemException("/x/y"), "file system"),
        Arguments.of(new NullPointerException(), "null pointer"),
        Arguments.of(new IllegalStateException(" "), "illegal state"),
        Arguments.of(new StackOverflowError(), "stack overflow"),
        Arguments.of(new Exception(), "no reason is given"),
        Arguments.of(
            new ClassNotFoundException("com.acme.Gate"), "there is no class com.acme.Gate"),
        Arguments.of(new NoClassDefFoundError("com/acme/Gate"), "there is no class com.acme.Gate"),
        Arguments.of(new NoClassDefFoundError("a wrong name"), "a wrong name"),
        Arguments.of(new UncheckedIOException(new IOException("gone")), "gone"),
        Arguments.of(new InvocationTargetException(new IOException("gone")), "gone"),
        Arguments.of(
            new RuntimeException("the pool: empty\nand \u001b[31m more"),
            "the pool: empty and [31m more"));
  }

  @Test
  void bearsWhatCannotTell() {
    RuntimeException unspeakable =
        new RuntimeException() {
          @Override
          public String getMessage() {
            throw new IllegalStateException("no message");
          }
        };

    assertThat(ReasonText.of(unspeakable)).isEqualTo("no reason is given");
  }
}
