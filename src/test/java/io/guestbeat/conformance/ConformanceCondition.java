package io.guestbeat.conformance;

import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs a conformance test only where the genuine programs are. */
final class ConformanceCondition implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    List<String> missing = GenuineTools.missing();
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled("the genuine programs are here");
    }
    String reason = "missing: " + String.join(", ", missing);
    if ("required".equals(System.getProperty("guestbeat.conformance"))) {
      throw new IllegalStateException("conformance tests are required; " + reason);
    }
    System.err.println("Skipped " + context.getDisplayName() + ": " + reason);
    return ConditionEvaluationResult.disabled(reason);
  }
}
