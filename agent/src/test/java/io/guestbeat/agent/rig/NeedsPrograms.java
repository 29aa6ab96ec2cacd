package io.guestbeat.agent.rig;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that needs programs of the system. Without them it is skipped with the reason, or fails
 * where the system property {@code guestbeat.conformance} is {@code required}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsProgramsCondition.class)
public @interface NeedsPrograms {
  /** Commands of a shell that end at once, and well where the program can do what is needed. */
  String[] value();
}
