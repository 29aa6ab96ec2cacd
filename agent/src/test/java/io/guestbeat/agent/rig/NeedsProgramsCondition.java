package io.guestbeat.agent.rig;

import io.guestbeat.support.ProgramBuilder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs a test only where the programs are that it needs. */
public final class NeedsProgramsCondition implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    NeedsPrograms needs =
        context
            .getElement()
            .map(element -> element.getAnnotation(NeedsPrograms.class))
            .orElseGet(() -> context.getRequiredTestClass().getAnnotation(NeedsPrograms.class));
    if (needs == null) {
      return ConditionEvaluationResult.enabled("it needs no program");
    }
    List<String> missing = Arrays.stream(needs.value()).filter(command -> !works(command)).toList();
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled("the programs are here");
    }
    String reason = "these do not work here: " + String.join(", ", missing);
    if ("required".equals(System.getProperty("guestbeat.conformance"))) {
      throw new IllegalStateException("all tests are required; " + reason);
    }
    System.err.println("Skipped " + context.getDisplayName() + ": " + reason);
    return ConditionEvaluationResult.disabled(reason);
  }

  private static boolean works(String command) {
    return ProgramBuilder.of("sh", "-c", command).run().awaitExit() == 0;
  }
}
