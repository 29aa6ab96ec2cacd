package io.guestbeat.agent.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.heartbeat.gates.MethodName;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.StubMethod;
import org.junit.jupiter.api.Test;

class WatchedClassTest {
  private final ClassLoader loader = new ClassLoader() {};
  private final WatchedClass watched = new WatchedClass("acme.Loop");

  WatchedClassTest() {
    watched.add(WatchedMethod.of(MethodName.parse("acme.Loop#poll")));
  }

  @Test
  void isNotWovenBeforeItIsLoaded() {
    assertThat(watched.isWoven()).isFalse();
    assertThat(watched.isDecidedIn(loader)).isFalse();
    assertThatThrownBy(watched::requireWoven)
        .isInstanceOf(UnusableGateException.class)
        .hasMessage("[acme.Loop#poll] cannot be watched: its class is not loaded");
  }

  @Test
  void leavesAClassAsItIsThatCannotBeReadAndSaysWhy() {
    byte[] garbage = {1, 2, 3};

    byte[] woven = watched.weave(null, loader, null, garbage);

    assertThat(woven).isNull();
    assertThat(watched.isDecidedIn(loader)).isTrue();
    assertThatThrownBy(watched::requireWoven)
        .hasMessageContaining("its class cannot be instrumented: ");
  }

  @Test
  void leavesAClassAsItIsWhoseCounterCannotBeDefined() {
    byte[] woven = watched.weave(null, loader, null, classFile());

    assertThat(woven).isNull();
    assertThatThrownBy(watched::requireWoven).hasMessageContaining("Cannot invoke");
  }

  @Test
  void countsNothingWhereItCameToBeRefused() {
    watched.refuse(loader, "can no longer be instrumented");

    assertThat(watched.isWoven()).isFalse();
    assertThat(watched.isDecidedIn(loader)).isTrue();
    assertThatThrownBy(watched::requireWoven).hasMessageContaining("can no longer be instrumented");
  }

  private static byte[] classFile() {
    return new ByteBuddy()
        .subclass(Object.class)
        .name("acme.Loop")
        .defineMethod("poll", void.class)
        .intercept(StubMethod.INSTANCE)
        .make()
        .getBytes();
  }
}
