package io.guestbeat.cli;

import io.guestbeat.heartbeat.escalation.budget.ResetClaims;
import io.guestbeat.heartbeat.escalation.evidence.EvidenceFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Finds the folders that have the file of a reset budget. Stateless. */
final class BudgetFolder {
  private static final int MOST = 100;

  private BudgetFolder() {}

  /** Returns those that were probably meant by one that has none: within it, or of other users. */
  static Set<Path> near(Path folder) {
    Set<Path> found = new TreeSet<>();
    add(folder, "*", found);
    Path usual = EvidenceFolder.usualPath().toAbsolutePath().getParent();
    if (usual != null) {
      add(usual, "guestbeat-*", found);
    }
    return found;
  }

  private static void add(Path parent, String names, Set<Path> found) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, names)) {
      int looked = 0;
      for (Path folder : folders) {
        if (looked++ < MOST && hasClaims(folder)) {
          found.add(folder);
        }
      }
    } catch (IOException | RuntimeException notToBeSeen) {
      // Then nothing in it was meant.
    }
  }

  private static boolean hasClaims(Path folder) {
    try {
      return ResetClaims.in(folder).exist();
    } catch (IOException notToBeSeen) {
      return false;
    }
  }
}
