package io.guestbeat.agent.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How an examination goes on whatever its probes do, and what follows from their findings. */
class ExaminationTest {
  private final List<Finding> told = new ArrayList<>();

  @Test
  @Timeout(20)
  void aProbeThatHangsOrFailsIsAFindingAndTheOthersLookAllTheSame() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Probe hangs =
        probe(
            Subject.LIBRARIES,
            () -> {
              never.await();
              return List.of();
            });
    Probe breaks =
        probe(
            Subject.STATISTICS,
            () -> {
              throw new UnsatisfiedLinkError("no such function");
            });
    Probe looks = probe(Subject.HEARTBEAT, () -> List.of(Finding.ok(Subject.HEARTBEAT, "fine")));

    Diagnosis diagnosis =
        new Examination(Duration.ofMillis(200)).of(List.of(hangs, breaks, looks), told::add);

    assertThat(told).extracting(Diagnosis::line).hasSize(3);
    assertThat(Diagnosis.line(told.get(0)))
        .startsWith("FAIL  libraries    no answer within 0.2 s; remedy: ");
    assertThat(Diagnosis.line(told.get(1))).contains("no such function");
    assertThat(diagnosis.isGood()).isFalse();
  }

  @Test
  void whatStandsInTheWayIsNamedOnceAndFirst() {
    Diagnosis diagnosis =
        new Diagnosis(
            List.of(
                Finding.fail(Subject.MACHINE, "none", "buy one"),
                Finding.fail(Subject.STATISTICS, "none", "see above"),
                Finding.ok(Subject.HEARTBEAT, "beats")));

    assertThat(diagnosis.isGood()).isFalse();
    assertThat(diagnosis.conclusion())
        .isEqualTo(
            "Statistics would not work, the heartbeat would work; first in the way: machine");
  }

  @Test
  void aFailureElsewhereChangesNothingWhereBothWouldWork() {
    Diagnosis diagnosis =
        new Diagnosis(
            List.of(
                Finding.fail(Subject.SELINUX, "strange", "look"),
                Finding.ok(Subject.STATISTICS, "given"),
                Finding.note(Subject.HEARTBEAT, "off", "enable it")));

    assertThat(diagnosis.isGood()).isTrue();
  }

  @Test
  void aFindingIsOneLineWhateverAHostSays() {
    assertThat(Diagnosis.line(Finding.note(Subject.STATISTICS, "two\nlines\u001b[2J", "none")))
        .isEqualTo("NOTE  statistics   two lines [2J; remedy: none");
  }

  private static Probe probe(Subject subject, Callable<List<Finding>> look) {
    return new Probe() {
      @Override
      public Subject subject() {
        return subject;
      }

      @Override
      public List<Finding> look() throws Exception {
        return look.call();
      }
    };
  }
}
