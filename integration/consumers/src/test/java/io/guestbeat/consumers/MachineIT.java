package io.guestbeat.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.support.Program;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the other tests stand on. */
final class MachineIT {
  @TempDir Path folder;

  @Test
  void itsJvmTellsTheTruthOfItsHost() throws Exception {
    try (Machine machine = Machine.on(folder, Simulator.builder().memoryMb(4096))) {
      machine.simulator().vm().freeze();
      Program jvm = machine.start(Path.of(System.getProperty("java.home")), "");
      try (JmxAccess jmx = JmxAccess.to(jvm.pid())) {
        ObjectName stats = new ObjectName("io.guestbeat:type=GuestStats");
        Wait.until(() -> names(jmx).contains(stats), () -> jvm.written());

        assertThat(jmx.read(stats, "SessionId"))
            .isEqualTo(machine.simulator().vm().snapshot().session().toString());
      }
    }
  }

  private static Set<ObjectName> names(JmxAccess jmx) {
    try {
      return jmx.names();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
