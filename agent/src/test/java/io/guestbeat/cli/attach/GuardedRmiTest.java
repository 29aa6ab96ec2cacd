package io.guestbeat.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URL;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.management.AttributeList;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanException;
import javax.management.RuntimeMBeanException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which answers of another JVM are read, and which are refused. */
final class GuardedRmiTest {
  static Stream<Object> whatHonestJvmsAnswer() {
    return Stream.of(
        new IOException("a message"),
        new FileNotFoundException("a message"),
        new EOFException("a message"),
        new UncheckedIOException(new ConnectException("a message")),
        new UnknownHostException("a message"),
        new NoSuchElementException("a message"),
        new TimeoutException("a message"),
        new MBeanException(new IOException("a message"), "a message"),
        new RuntimeMBeanException(new IllegalStateException("a message")),
        new InstanceNotFoundException("a message"),
        new AttributeList(Collections.emptyList()),
        new String[] {"a text"},
        new HashMap<>(Map.of("a", 1)),
        new long[1_000]);
  }

  @ParameterizedTest
  @MethodSource("whatHonestJvmsAnswer")
  void readsWhatHonestJvmsAnswer(Object answer) throws Exception {
    assertThat(read(answer)).hasSameClassAs(answer);
  }

  static Stream<Object> whatNoneAnswers() throws Exception {
    return Stream.of(
        new URL("http://127.0.0.1/"),
        new File("/"),
        new ArrayList<>(IntStream.range(1_000, 30_000).boxed().toList()),
        new long[30_000],
        nested(30));
  }

  @ParameterizedTest
  @MethodSource("whatNoneAnswers")
  void refusesWhatNoneAnswers(Object answer) {
    assertThatThrownBy(() -> read(answer)).isInstanceOf(InvalidClassException.class);
  }

  @Test
  void hasStarsWhereTheyMean() {
    Optional<String> deaf =
        Stream.of(GuardedRmi.FILTER.split(";"))
            .filter(pattern -> pattern.replaceFirst("\\*{1,2}$", "").contains("*"))
            .findAny();

    assertThat(deaf).isEmpty();
  }

  private static List<Object> nested(int depth) {
    return new ArrayList<>(depth == 0 ? List.of() : List.of(nested(depth - 1)));
  }

  private static Object read(Object answer) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(answer);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      in.setObjectInputFilter(ObjectInputFilter.Config.createFilter(GuardedRmi.FILTER));
      return in.readObject();
    }
  }
}
