package io.guestbeat.agent.runtime;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.GeneratedPart;
import io.guestbeat.guest.Statistic;
import io.guestbeat.insight.Figure;
import io.guestbeat.insight.FigureBound;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;
import org.junit.jupiter.api.Test;

/** Keeps docs/metrics.md as the table of figures and the MBean are. */
class MetricsPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("guestbeat.root")).resolve("docs/metrics.md");

  @Test
  void everyFigureHasItsSection() throws Exception {
    new GeneratedPart(PAGE, "Figure")
        .requireToBe(
            figures()
                .filter(figure -> figure.trendOf().isEmpty())
                .map(MetricsPageTest::section)
                .collect(joining("\n")));
  }

  @Test
  void everyTrendIsInTheTable() throws Exception {
    new GeneratedPart(PAGE, "Figure trends")
        .requireToBe(
            "| of | 1 min | 5 min | 15 min |\n|---|---|---|---|\n"
                + figures()
                    .flatMap(figure -> figure.trendOf().stream())
                    .distinct()
                    .map(MetricsPageTest::trends)
                    .collect(joining()));
  }

  @Test
  void everyOtherAttributeIsInTheTable() throws Exception {
    Set<String> figures = figures().map(Figure::apiName).collect(Collectors.toSet());
    List<MBeanAttributeInfo> all = List.of(PublishedBeans.info("Insight").getAttributes());

    assertThat(all.stream().map(MBeanAttributeInfo::getName)).containsAll(figures);
    new GeneratedPart(PAGE, "Insight")
        .requireToBe(
            "| attribute | type | meaning |\n|---|---|---|\n"
                + all.stream()
                    .filter(attribute -> !figures.contains(attribute.getName()))
                    .map(MetricsPageTest::row)
                    .collect(joining()));
  }

  @Test
  void formulasNameOnlyWhatThereIs() {
    Set<String> names =
        Stream.of(
                figures().map(Figure::apiName),
                Arrays.stream(Statistic.values()).map(Statistic::apiName),
                Stream.of("VirtualCpus"))
            .flatMap(each -> each)
            .collect(Collectors.toSet());

    assertThat(figures())
        .allSatisfy(
            figure ->
                assertThat(Pattern.compile("`([^`]+)`").matcher(figure.formula()).results())
                    .isNotEmpty()
                    .allMatch(name -> names.contains(name.group(1))));
  }

  private static String section(Figure figure) {
    String most = figure.maximum() == FigureBound.NONE ? "" : ", at most " + figure.maximum();
    return "### "
        + figure.apiName()
        + "\n\n"
        + figure.description()
        + ".\n\n- Formula: "
        + figure.formula()
        + "\n- Unit: "
        + figure.unit()
        + most
        + "\n- Normal: "
        + figure.normal()
        + "\n- What to do: "
        + figure.remedy()
        + "\n";
  }

  private static String trends(Figure figure) {
    return figures()
        .filter(trend -> trend.trendOf().equals(Optional.of(figure)))
        .map(trend -> " | `" + trend + "`")
        .collect(joining("", "| `" + figure + "`", " |\n"));
  }

  private static String row(MBeanAttributeInfo attribute) {
    String type = attribute.getType();
    return String.format(
        "| `%s` | %s | %s |%n",
        attribute.getName(),
        type.substring(type.lastIndexOf('.') + 1).replace(";", "[]"),
        attribute.getDescription());
  }

  private static Stream<Figure> figures() {
    return Arrays.stream(Figure.values());
  }
}
