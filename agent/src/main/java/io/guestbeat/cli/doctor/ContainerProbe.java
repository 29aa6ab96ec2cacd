package io.guestbeat.cli.doctor;

import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Probe;
import io.guestbeat.cli.doctor.finding.Subject;
import io.guestbeat.cli.doctor.finding.SystemFiles;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks whether this process runs in a container, by the traces that container engines leave. */
final class ContainerProbe implements Probe {
  private static final Pattern ENGINE = Pattern.compile("docker|kubepods|containerd|libpod|lxc");

  private final SystemFiles files;
  private final UnaryOperator<String> environment;

  /**
   * The probe.
   *
   * @param environment gives the value of a variable, or null
   */
  ContainerProbe(SystemFiles files, UnaryOperator<String> environment) {
    this.files = files;
    this.environment = environment;
  }

  @Override
  public Subject subject() {
    return Subject.CONTAINER;
  }

  @Override
  public List<Finding> look() {
    return Collections.singletonList(
        sign()
            .map(
                sign ->
                    Finding.note(
                        subject(),
                        "this is a container: " + sign,
                        "its seccomp profile must allow socket(AF_VSOCK), and evidence.dir should"
                            + " be on a volume"))
            .orElseGet(() -> Finding.ok(subject(), "no sign of one")));
  }

  private Optional<String> sign() {
    for (String file : new String[] {".dockerenv", "run/.containerenv"}) {
      if (files.has(file)) {
        return Optional.of("/" + file);
      }
    }
    for (String variable : new String[] {"KUBERNETES_SERVICE_HOST", "container"}) {
      if (environment.apply(variable) != null) {
        return Optional.of(variable + "=" + environment.apply(variable));
      }
    }
    Matcher engine = ENGINE.matcher(files.text("proc/1/cgroup").orElse(""));
    return engine.find() ? Optional.of(engine.group() + " in /proc/1/cgroup") : Optional.empty();
  }
}
