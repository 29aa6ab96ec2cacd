package io.guestbeat.cli.doctor;

import java.util.Collections;
import java.util.List;

/** Which Java runs this command. */
final class OwnJvmProbe implements Probe {
  @Override
  public Subject subject() {
    return Subject.JAVA;
  }

  @Override
  public List<Finding> look() {
    return Collections.singletonList(
        Finding.ok(
            subject(),
            System.getProperty("java.version")
                + " in "
                + System.getProperty("java.home")
                + "; guestbeat doctor PID asks another JVM"));
  }
}
