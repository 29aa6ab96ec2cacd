package io.guestbeat.agent.doctor;

import java.util.Collections;
import java.util.List;

/** In which JVM all this was found out. */
final class OwnJvmProbe implements Probe {
  @Override
  public Subject subject() {
    return Subject.JVM;
  }

  @Override
  public List<Finding> look() {
    return Collections.singletonList(
        Finding.ok(
            subject(),
            "this is Java "
                + System.getProperty("java.version")
                + " in "
                + System.getProperty("java.home")
                + "; guestbeat doctor PID looks at another"));
  }
}
