package io.guestbeat.jmx;

import io.guestbeat.insight.advice.JvmFacts;
import io.guestbeat.insight.advice.JvmFactsReader;
import java.util.function.Supplier;

/** Reads the facts of this JVM, with a reader that is made when they are first wanted. */
final class FactsOfThisJvm implements Supplier<JvmFacts> {
  private JvmFactsReader reader;

  @Override
  public JvmFacts get() {
    if (reader == null) {
      reader = new JvmFactsReader();
    }
    return reader.read();
  }
}
