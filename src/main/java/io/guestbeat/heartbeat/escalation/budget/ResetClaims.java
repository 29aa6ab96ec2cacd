package io.guestbeat.heartbeat.escalation.budget;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The claims that stand in an evidence folder, for an operator who looks at them or withdraws them
 * while applications run. Stateless but for the folder.
 */
public final class ResetClaims {
  private final ClaimFile file;

  private ResetClaims(Path folder) {
    file = new ClaimFile(folder);
  }

  /** Returns the claims of this folder. */
  public static ResetClaims in(Path folder) {
    return new ResetClaims(folder);
  }

  /** Returns the file they stand in. */
  public Path path() {
    return file.path();
  }

  /**
   * Returns whether the folder has a file of claims: an operator may have named any. Creates
   * nothing.
   *
   * @throws IOException if this user may not know
   */
  public boolean exist() throws IOException {
    return file.isOfClaims();
  }

  /** Returns the claims that are not withdrawn, the oldest first; creates nothing. */
  public List<Entry> list() throws IOException {
    return entries(ResetClaim.standing(file.read()));
  }

  /**
   * Withdraws every claim, under the lock that all processes take; returns what was withdrawn. A
   * process whose budget is spent notices within a few seconds.
   */
  public List<Entry> clear() throws IOException {
    return entries(file.clear());
  }

  private static List<Entry> entries(List<ResetClaim> claims) {
    return claims.stream()
        .map(claim -> new Entry(Instant.ofEpochMilli(claim.epochMs()), claim.reason()))
        .collect(Collectors.toList());
  }

  /** One claim. Immutable. */
  public static final class Entry {
    private final Instant time;
    private final String reason;

    Entry(Instant time, String reason) {
      this.time = time;
      this.reason = reason;
    }

    /** Returns when it was made, by the clock of that time. */
    public Instant time() {
      return time;
    }

    /** Returns why. */
    public String reason() {
      return reason;
    }
  }
}
