package io.guestbeat.cli.doctor;

import static java.util.stream.Collectors.toList;

import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Subject;
import io.guestbeat.cli.stats.JsonText;
import io.guestbeat.text.OneLine;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a diagnosis for programs, by names that stay. Stateless. */
public final class ReportJson {
  private static final int VERSION = 1;

  private ReportJson() {}

  /** Returns the JSON of it, in one line. */
  public static String of(Diagnosis diagnosis) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", VERSION);
    json.put("status", diagnosis.status());
    json.put("conclusion", diagnosis.conclusion());
    diagnosis.jvm().ifPresent(jvm -> json.put("jvm", jvm.values()));
    json.put("findings", diagnosis.findings().stream().map(ReportJson::values).collect(toList()));
    return JsonText.of(json);
  }

  private static Map<String, Object> values(Finding finding) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("group", finding.subject().group().code());
    values.put("subject", finding.subject().text());
    values.put("level", finding.level().name());
    values.put("text", OneLine.of(finding.whole()));
    values.put(
        "remedy",
        finding.remedy().isEmpty() || finding.cause().isPresent()
            ? null
            : OneLine.of(finding.remedy()));
    values.put("cause", finding.cause().map(Subject::text).orElse(null));
    return values;
  }
}
