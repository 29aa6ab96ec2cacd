package io.guestbeat.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OnChangeTest {
  private final OnChange<String> messages = new OnChange<>();

  @Test
  void whatStaysTheSameIsNewOnce() {
    assertThat(messages.isNew("the disk is full")).isTrue();
    assertThat(messages.isNew("the disk " + "is full")).isFalse();
  }

  @Test
  void whatChangesIsNew() {
    messages.isNew("the disk is full");

    assertThat(messages.isNew("the disk is gone")).isTrue();
    assertThat(messages.isNew("the disk is full")).isTrue();
  }

  @Test
  void whatIsForgottenIsNewAgain() {
    messages.isNew("the disk is full");
    messages.forget();

    assertThat(messages.isNew("the disk is full")).isTrue();
  }
}
