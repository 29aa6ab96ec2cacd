package io.guestbeat.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.GeneratedPart;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/compatibility.md true, after all others; {@code -Dguestbeat.docs.write=true} writes
 * the results of a whole run into it.
 */
@Order(Integer.MAX_VALUE)
final class PageIT {
  private final GeneratedPart part =
      new GeneratedPart(
          Path.of(System.getProperty("guestbeat.root"), "docs", "compatibility.md"),
          "the compatibility suite");

  @Test
  void thePageSaysWhatThisRunHasSeen() throws Exception {
    assertThat(Results.found()).isNotEmpty();
    if (Scope.isWhole()) {
      part.requireToBe(Results.table());
      return;
    }
    List<String> rows = part.text().lines().toList();
    for (Result result : Results.found()) {
      assertThat(rows).as("rows").anyMatch(result::isIn);
    }
  }
}
