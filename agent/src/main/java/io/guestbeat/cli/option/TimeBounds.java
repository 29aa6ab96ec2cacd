package io.guestbeat.cli.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The shortest and the longest time that an option accepts, as an operator writes them. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface TimeBounds {
  /** Returns the shortest. */
  String from();

  /** Returns the longest. */
  String to();
}
