package io.guestbeat.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.options.AgentOptions;
import io.guestbeat.agent.options.Option;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps the tables of options on the pages as the options are. */
class OptionTablesTest {
  private static final Path ROOT = Path.of(System.getProperty("guestbeat.root"));
  private static final Pattern OPTION_ROW =
      Pattern.compile("^\\| `([a-z.-]+)` \\| (none|`[^`]+`)[^|]* \\| ", Pattern.MULTILINE);

  @Test
  void everyOptionStandsInOneOfTheTablesWithItsDefault() throws Exception {
    Map<String, String> documented = new LinkedHashMap<>(optionsIn("docs/options.md"));
    documented.putAll(optionsIn("docs/heartbeat.md"));
    documented.putAll(optionsIn("docs/alarms.md"));

    assertThat(documented.keySet())
        .containsExactlyInAnyOrderElementsOf(AgentOptions.ALL.stream().map(Option::key).toList());
    for (Option<?> option : AgentOptions.ALL) {
      requireDefault(option, documented.get(option.key()));
    }
  }

  private static Map<String, String> optionsIn(String page) throws Exception {
    String text = Files.readString(ROOT.resolve(page));
    int table = text.indexOf("| option | default |");
    assertThat(table).describedAs("the table of options in " + page).isPositive();
    Map<String, String> options = new LinkedHashMap<>();
    OPTION_ROW
        .matcher(text.substring(table, text.indexOf("\n\n", table)))
        .results()
        .forEach(row -> options.put(row.group(1), row.group(2).replace("`", "")));
    return options;
  }

  private static <T> void requireDefault(Option<T> option, String documented) {
    if (option.defaultValue() == null) {
      assertThat(documented).describedAs(option.key()).isEqualTo("none");
    } else {
      assertThat(option.parse(documented).toString())
          .describedAs(option.key())
          .isEqualTo(option.defaultValue().toString());
    }
  }
}
