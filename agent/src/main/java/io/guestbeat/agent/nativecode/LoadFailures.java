package io.guestbeat.agent.nativecode;

import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the folders from which a library could not be loaded, and explains the failures to the
 * operator.
 */
final class LoadFailures {
  private static final String NOEXEC = "the folder is mounted noexec, or SELinux forbids it";
  private static final String SELINUX = "SELinux forbids it, see the audit log";

  private final List<String> refusals = new ArrayList<>();
  private final Set<String> hints = new LinkedHashSet<>();

  void add(Path folder, Throwable refusal) {
    String reason = reasonOf(refusal);
    refusals.add(folder + " (" + reason + ")");
    if (reason.contains("failed to map segment")) {
      hints.add(NOEXEC);
    } else if (reason.contains("segment prot") || reason.contains("executable stack")) {
      hints.add(SELINUX);
    }
  }

  @Override
  public String toString() {
    String all = refusals.isEmpty() ? "none, as there is none" : String.join(", ", refusals);
    return hints.isEmpty() ? all : all + ": " + String.join("; ", hints);
  }

  /** Without the file's own name, which changes from try to try. */
  private static String reasonOf(Throwable refusal) {
    if (refusal instanceof FileSystemException) {
      String reason = ((FileSystemException) refusal).getReason();
      return reason == null ? refusal.getClass().getSimpleName() : reason;
    }
    if (refusal instanceof RuntimeException || refusal.getMessage() == null) {
      return refusal.toString();
    }
    String message = refusal.getMessage();
    int name = message.lastIndexOf("jnidispatch");
    int colon = message.indexOf(": ", Math.max(0, name));
    return name < 0 || colon < 0 ? message : message.substring(colon + 2);
  }
}
