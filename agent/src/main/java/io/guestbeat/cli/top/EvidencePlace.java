package io.guestbeat.cli.top;

import io.guestbeat.cli.attach.AttachException;
import io.guestbeat.cli.attach.JvmProcess;
import io.guestbeat.cli.attach.Jvms;
import io.guestbeat.jmx.reading.GuestbeatNames.Bean;
import io.guestbeat.text.OneLine;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.Optional;

/** Reads from a JVM's MBeans the folder of its evidence and of its reset budget file. Stateless. */
public final class EvidencePlace {
  private static final String FOLDER = "EvidenceFolder";

  private EvidencePlace() {}

  /**
   * Returns the folder as this process finds it, which need not have been created yet.
   *
   * @throws IOException if the JVM has none or does not tell, with the reason
   */
  public static Path of(long pid, String domain) throws IOException, AttachException {
    Object folder;
    try (JmxConnection connection = JmxConnection.to(JmxTarget.of(Long.toString(pid)), domain)) {
      folder = connection.attributes(Bean.HEARTBEAT, Collections.singletonList(FOLDER)).get(FOLDER);
    }
    if (folder == null) {
      throw new IOException(
          "process "
              + pid
              + " does not report its evidence folder, because its Guestbeat is older; use "
              + "--dir");
    }
    Path path = Paths.get(folder.toString());
    if (!path.isAbsolute() || path.getParent() == null) {
      throw new IOException(
          "process "
              + pid
              + " reports as its evidence folder what cannot be one: "
              + OneLine.of(path.toString(), 200));
    }
    Optional<JvmProcess> apart =
        Jvms.find(pid).filter(process -> !process.shares(path.getParent()));
    return apart.isPresent() ? apart.get().ours(folder.toString()) : path;
  }
}
