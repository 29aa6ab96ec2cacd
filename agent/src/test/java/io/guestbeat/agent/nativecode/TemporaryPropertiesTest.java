package io.guestbeat.agent.nativecode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TemporaryPropertiesTest {
  private static final String SET = "lent.set";
  private static final String UNSET = "lent.unset";

  @AfterEach
  void forget() {
    System.clearProperty(SET);
    System.clearProperty(UNSET);
  }

  @Test
  void putsBackWhatWasThereWhoeverHasChangedItMeanwhile() {
    System.setProperty(SET, "the application's");

    try (TemporaryProperties lent = new TemporaryProperties()) {
      lent.with(SET, "ours").with(UNSET, null);
      assertThat(System.getProperty(SET)).isEqualTo("ours");
      System.setProperty(SET, "JNA's");
      System.setProperty(UNSET, "JNA's");
    }

    assertThat(System.getProperty(SET)).isEqualTo("the application's");
    assertThat(System.getProperty(UNSET)).isNull();
  }
}
