package io.guestbeat.agent.flight;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.GeneratedPart;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.junit.jupiter.api.Test;

/** Keeps docs/flight-recorder.md as the events are. */
class FlightRecorderPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("guestbeat.root"), "docs/flight-recorder.md");

  @Test
  void theTableOfEventsIsTheirs() throws Exception {
    String rows =
        FlightEvents.CLASSES.stream().map(FlightRecorderPageTest::rows).collect(joining());

    new GeneratedPart(PAGE, "FlightEvents")
        .requireToBe("| event | field | holds | meaning |\n|---|---|---|---|\n" + rows);
  }

  @Test
  void theTableOfASnapshotsFieldsIsTheirs() throws Exception {
    String rows =
        SnapshotField.all().stream()
            .map(
                field ->
                    row(
                        "`" + field.name() + "`",
                        holds(field.javaType(), field.content()),
                        field.description()))
            .collect(joining());

    new GeneratedPart(PAGE, "SnapshotField")
        .requireToBe("| field | holds | meaning |\n|---|---|---|\n" + rows);
  }

  @Test
  void everyEventHasWhatMissionControlShowsOfIt() {
    assertThat(FlightEvents.CLASSES).hasSize(5).allSatisfy(FlightRecorderPageTest::requireWords);
    assertThat(SnapshotField.all()).extracting(SnapshotField::name).doesNotHaveDuplicates();
    assertThat(SnapshotField.all())
        .extracting(SnapshotField::name)
        .contains("cpuStolen", "memBallooned", "effectiveCpu", "session")
        .allMatch(name -> name.matches("[a-z][A-Za-z0-9]*"));
  }

  private static void requireWords(Class<? extends Event> type) {
    assertThat(type.getAnnotation(Name.class).value()).startsWith("io.guestbeat.");
    assertThat(type.getAnnotation(Category.class).value()).containsExactly("Guestbeat");
    assertThat(type.getAnnotation(StackTrace.class).value()).isFalse();
    assertThat(Arrays.stream(type.getDeclaredFields()).filter(FlightRecorderPageTest::isOurs))
        .isNotEmpty()
        .allMatch(field -> field.getAnnotation(Label.class) != null)
        .allMatch(field -> field.getAnnotation(Description.class) != null);
  }

  private static String rows(Class<? extends Event> type) {
    String event = type.getAnnotation(Name.class).value();
    return row("`" + event + "`", "", "", description(type))
        + Arrays.stream(type.getDeclaredFields())
            .filter(FlightRecorderPageTest::isOurs)
            .map(field -> row("", "`" + field.getName() + "`", holds(field), description(field)))
            .collect(joining());
  }

  /** The recorder adds fields of its own to classes that it has seen. */
  private static boolean isOurs(Field field) {
    return !Modifier.isStatic(field.getModifiers()) && field.getAnnotation(Label.class) != null;
  }

  private static String description(AnnotatedElement element) {
    return element.getAnnotation(Description.class).value();
  }

  private static String holds(Field field) {
    for (var annotation : field.getAnnotations()) {
      String name = annotation.annotationType().getSimpleName();
      if (name.startsWith("Time") || name.equals("Percentage")) {
        return name.equals("Timestamp")
            ? "time"
            : name.equals("Timespan") ? "span of time" : "part, 0 to 1";
      }
    }
    return holds(field.getType(), ContentType.PLAIN);
  }

  private static String holds(Class<?> type, ContentType content) {
    if (type == String.class) {
      return "text";
    }
    if (type == boolean.class) {
      return "yes or no";
    }
    return switch (content) {
      case BYTES -> "bytes";
      case HERTZ -> "hertz";
      case FRACTION -> "part, 0 to 1";
      case MILLISECONDS -> "span of time";
      case PLAIN -> "number";
    };
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
