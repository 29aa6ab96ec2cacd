package io.guestbeat.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.ForeignTexts;
import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.jvm.JvmDiagnosis;
import io.guestbeat.cli.doctor.jvm.JvmState;
import io.guestbeat.jmx.reading.HeartbeatReading;
import io.guestbeat.jmx.reading.InsightReading;
import io.guestbeat.jmx.reading.StatisticsReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a JVM says, of every kind, in a report for people and for programs. */
class ReportFuzzTest {
  private static final int TEXTS_OF_A_REPORT = HeartbeatReading.ATTRIBUTES.size() + 3;

  private final ForeignTexts texts = new ForeignTexts();

  @Test
  void noReportDrivesATerminal() {
    for (int i = 0; i < ForeignTexts.cases(5); i += TEXTS_OF_A_REPORT) {
      JvmDiagnosis jvm = new JvmDiagnosis(4711);
      List<Finding> findings = state().findings(jvm);
      List<String> lines = new ArrayList<>();
      Report report = new Report(80, false, lines::add);
      findings.forEach(report::add);
      Diagnosis diagnosis = new Diagnosis(findings, Optional.of(jvm));
      report.conclude(diagnosis);

      for (String line : lines) {
        int harmAt = ForeignTexts.harmAt(line, "");
        assertThat(harmAt).as(line).isEqualTo(-1);
        assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(80);
      }
      assertThat(ReportJson.of(diagnosis)).matches("[ -~]*");
    }
  }

  private JvmState state() {
    Map<String, Object> statistics = new HashMap<>();
    statistics.put("UnavailableReason", texts.next());
    statistics.put("HostDescription", texts.next());
    statistics.put("Available", texts.hashCode() % 2 == 0);
    Map<String, Object> heartbeat = new HashMap<>();
    for (String name : HeartbeatReading.ATTRIBUTES) {
      heartbeat.put(name, texts.next());
    }
    heartbeat.put("HeartbeatRunning", true);
    heartbeat.put("Decisions", new String[] {texts.next(), texts.next()});
    Map<String, Object> insight = new HashMap<>();
    insight.put("Alarms", texts.next());
    return new JvmState(
        StatisticsReading.of(statistics),
        HeartbeatReading.of(heartbeat),
        InsightReading.of(insight));
  }
}
