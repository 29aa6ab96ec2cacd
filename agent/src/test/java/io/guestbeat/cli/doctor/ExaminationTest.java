package io.guestbeat.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Probe;
import io.guestbeat.cli.doctor.finding.Reasons;
import io.guestbeat.cli.doctor.finding.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    List<Finding> findings =
        new Examination(Duration.ofMillis(200)).of(List.of(hangs, breaks, looks), told::add);

    assertThat(told).hasSize(3).isEqualTo(findings);
    assertThat(Lines.of(told.get(0))).startsWith("FAIL libraries no answer within 0.2 s -> ");
    assertThat(Lines.of(told.get(1))).contains("no such function");
    assertThat(new Diagnosis(findings, Optional.empty()).status()).isEqualTo(1);
  }

  @Test
  void eachReasonIsGivenOnceWithItsRemedyAndNamedInTheConclusion() throws Exception {
    Finding machine =
        Finding.fail(Subject.MACHINE, "this is not a VMware virtual machine", "move it")
            .because("DMI says so");
    Finding statistics =
        Finding.fail(
            Subject.STATISTICS, "this is not a VMware virtual machine (DMI …), so …", "move it");
    Finding heartbeat =
        Finding.fail(
            Subject.HEARTBEAT, "IsEnabled: this is not a VMware virtual machine", "move it");

    List<Finding> findings =
        new Examination(Duration.ofSeconds(10))
            .of(
                List.of(
                    probe(Subject.MACHINE, () -> List.of(machine)),
                    probe(Subject.STATISTICS, () -> List.of(statistics)),
                    probe(Subject.HEARTBEAT, () -> List.of(heartbeat))),
                told::add);

    assertThat(findings)
        .extracting(Lines::of)
        .containsExactly(
            "FAIL machine this is not a VMware virtual machine: DMI says so -> move it",
            "FAIL statistics would not work: see machine above",
            "FAIL heartbeat would not work: see machine above");
    assertThat(new Diagnosis(findings, Optional.empty()).conclusion())
        .isEqualTo(
            "Statistics and the heartbeat would not work: this is not a VMware virtual machine");
  }

  @Test
  void whatAJvmSaidAlreadyIsReferredToAndTheRemedyIsGivenWhereItBelongs() {
    String reason = "this is not a VMware virtual machine";
    Reasons reasons = new Reasons();
    reasons.once(
        Finding.fail(
            Subject.JVM_STATISTICS, "no statistics: " + reason + " (DMI …), so …", "below"));

    Finding error =
        reasons.once(Finding.note(Subject.LAST_ERROR, "MarkActive: " + reason + " (DMI …)", "see"));
    Finding machine =
        reasons.once(Finding.fail(Subject.MACHINE, reason, "move it").because("DMI says so"));
    Finding host = reasons.once(Finding.fail(Subject.STATISTICS, reason + " (DMI …)", "move it"));

    assertThat(List.of(error, machine, host))
        .extracting(Lines::of)
        .containsExactly(
            "NOTE last error see statistics above",
            "FAIL machine see statistics above -> move it",
            "FAIL statistics would not work: see machine above");
  }

  @Test
  void theSameErrorOfTwoOperationsIsOneReason() {
    Reasons reasons = new Reasons();
    reasons.once(Finding.fail(Subject.STATISTICS, "update: a.sock: no such file", "serve it"));

    Finding second =
        reasons.once(Finding.fail(Subject.HEARTBEAT, "IsEnabled: a.sock: no such file", "serve"));
    Finding other = reasons.once(Finding.fail(Subject.HEARTBEAT, "IsEnabled: refused", "allow"));

    assertThat(second.cause()).contains(Subject.STATISTICS);
    assertThat(other.cause()).isEmpty();
  }

  @Test
  void aFailureOfOneOfTheTwoSaysWhichWorks() {
    Finding works = Finding.ok(Subject.STATISTICS, "given");
    Finding fails = Finding.fail(Subject.HEARTBEAT, "IsEnabled: refused", "allow it");

    assertThat(diagnosis(works, fails).conclusion())
        .isEqualTo("Statistics would work, the heartbeat would not work: IsEnabled: refused");
    assertThat(diagnosis(works).conclusion()).isEqualTo("Statistics and the heartbeat would work.");
  }

  @Test
  void aFailureElsewhereChangesNothingWhereBothWouldWork() {
    assertThat(
            diagnosis(
                    Finding.fail(Subject.SELINUX, "strange", "look"),
                    Finding.ok(Subject.STATISTICS, "given"),
                    Finding.note(Subject.HEARTBEAT, "off", "enable it"))
                .status())
        .isZero();
  }

  private static Diagnosis diagnosis(Finding... findings) {
    return new Diagnosis(List.of(findings), Optional.empty());
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
