package io.guestbeat.cli.doctor;

import io.guestbeat.agent.nativecode.NativeAccess;
import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Probe;
import io.guestbeat.cli.doctor.finding.Subject;
import io.guestbeat.host.HostSpec;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** Checks whether native code can be called here, by loading JNA's own library. */
final class NativeCodeProbe implements Probe {
  private final Callable<?> loading;
  private final HostSpec spec;

  NativeCodeProbe(HostSpec spec) {
    this(NativeAccess::prepare, spec);
  }

  /**
   * The same with another way to load it.
   *
   * @param loading gives the folder that served, or throws an IOException that says why none did
   */
  NativeCodeProbe(Callable<?> loading, HostSpec spec) {
    this.loading = loading;
    this.spec = spec;
  }

  @Override
  public Subject subject() {
    return Subject.NATIVE_CODE;
  }

  @Override
  public List<Finding> look() throws Exception {
    return Collections.singletonList(finding());
  }

  private Finding finding() throws Exception {
    try {
      return Finding.ok(subject(), "can be called: JNA's library loads from " + loading.call());
    } catch (IOException e) {
      String remedy =
          e.getMessage().contains("native access is denied")
              ? "--enable-native-access=ALL-UNNAMED"
              : "give the JVM a folder that is writable and allows programs:"
                  + " -Djava.io.tmpdir=/a/folder";
      return spec.callsNativeCode()
          ? Finding.fail(subject(), e.getMessage(), remedy)
          : Finding.ok(subject(), e.getMessage() + "; --host " + spec + " needs none");
    }
  }
}
