package io.guestbeat.cli.doctor.jvm;

import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Probe;
import io.guestbeat.cli.doctor.finding.Subject;
import java.util.Collections;
import java.util.List;

/** Reports which Java runs this command. */
public final class OwnJvmProbe implements Probe {
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
