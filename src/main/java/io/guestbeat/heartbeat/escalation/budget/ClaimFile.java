package io.guestbeat.heartbeat.escalation.budget;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.guestbeat.machine.OwnFile;
import io.guestbeat.machine.OwnFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The file {@code resets}, which all processes of this machine share that have the same folder. It
 * only grows, except when it has grown long: then those claims that still count are written anew,
 * under a lock that every writer takes. Used by one thread at a time.
 */
final class ClaimFile {
  private static final String NAME = "resets";
  private static final int LONGEST_BYTES = 16 * 1024;

  private final OwnFolder folder;
  private int unreadableLines;

  ClaimFile(Path folder) {
    this.folder = new OwnFolder(folder);
  }

  Path path() {
    return folder.path().resolve(NAME);
  }

  /** Whether it is there, and is none of another program's; creates nothing. */
  boolean isOfClaims() throws IOException {
    if (!OwnFile.isThere(path())) {
      return false;
    }
    String text = text(folder.ready().resolve(NAME));
    return text.trim().isEmpty() || !parse(text).isEmpty();
  }

  /** Makes the folder, before anybody else does. */
  void prepare() throws IOException {
    folder.ready();
  }

  /** Returns what stands in it; creates nothing. */
  List<ResetClaim> read() throws IOException {
    if (!OwnFile.isThere(path())) {
      return Collections.emptyList();
    }
    return parse(text(folder.ready().resolve(NAME)));
  }

  /** Returns why it will not be possible to add to it, if that shows already. */
  Optional<String> obstacle() {
    return folder.obstacle();
  }

  /** Returns how many lines the last read could make nothing of. */
  int unreadableLines() {
    return unreadableLines;
  }

  /**
   * Adds what is not in it yet, and answers all that then is; has the disk keep it.
   *
   * @param counts which claims are kept when it has grown long
   */
  List<ResetClaim> add(List<ResetClaim> news, Predicate<ResetClaim> counts) throws IOException {
    Path ready = folder.ready();
    Path file = ready.resolve(NAME);
    try (FolderLock lock = FolderLock.of(ready.resolve(NAME + ".lock"))) {
      String text = OwnFile.isThere(file) ? text(file) : "";
      List<ResetClaim> claims = new ArrayList<>(parse(text));
      append(file, text, missing(news, claims));
      claims.addAll(missing(news, claims));
      if (lock.isHeld() && Files.size(file) > LONGEST_BYTES) {
        rewrite(file, claims, counts);
      }
      OwnFile.forceFolder(ready);
      return claims;
    }
  }

  /** An append that failed half way is tried again: what it did reach is not counted twice. */
  private static List<ResetClaim> missing(List<ResetClaim> news, List<ResetClaim> present) {
    Set<String> lines = new HashSet<>();
    present.forEach(claim -> lines.add(claim.line()));
    List<ResetClaim> missing = new ArrayList<>(news);
    missing.removeIf(claim -> lines.contains(claim.line()));
    return missing;
  }

  /**
   * Withdraws the claims that stand in it, whoever made them; returns them.
   *
   * @throws IOException if it cannot be written; then nothing is withdrawn
   */
  @SuppressWarnings("try") // To hold the lock is what it is for.
  List<ResetClaim> clear() throws IOException {
    if (!OwnFile.isThere(path())) {
      return Collections.emptyList();
    }
    Path ready = folder.ready();
    Path file = ready.resolve(NAME);
    try (FolderLock lock = FolderLock.of(ready.resolve(NAME + ".lock"))) {
      String text = text(file);
      List<ResetClaim> standing = ResetClaim.standing(parse(text));
      List<ResetClaim> withdrawals = new ArrayList<>();
      standing.forEach(claim -> withdrawals.add(claim.withdrawn()));
      append(file, text, withdrawals);
      OwnFile.forceFolder(ready);
      return standing;
    }
  }

  private static void append(Path file, String before, List<ResetClaim> news) throws IOException {
    StringBuilder added = new StringBuilder();
    if (!before.isEmpty() && !before.endsWith("\n")) {
      added.append('\n');
    }
    news.forEach(claim -> added.append(claim.line()).append('\n'));
    write(file, added.toString(), APPEND);
  }

  private static void rewrite(Path file, List<ResetClaim> claims, Predicate<ResetClaim> counts)
      throws IOException {
    StringBuilder kept = new StringBuilder();
    Set<Long> times = new HashSet<>();
    for (ResetClaim claim : ResetClaim.standing(claims)) {
      if (counts.test(claim)) {
        times.add(claim.epochMs());
        kept.append(claim.line()).append('\n');
      }
    }
    claims.stream()
        .filter(entry -> entry.isSighting() && times.contains(entry.epochMs()))
        .forEach(entry -> kept.append(entry.line()).append('\n'));
    Path temporary = file.resolveSibling(NAME + ".tmp");
    write(temporary, kept.toString(), TRUNCATE_EXISTING);
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(Path path, String text, OpenOption how) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
    try (FileChannel channel = OwnFile.open(path, CREATE, WRITE, how)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Returns its end, as what stands before is old. */
  private static String text(Path file) throws IOException {
    try (FileChannel channel = OwnFile.open(file, READ)) {
      long start = Math.max(0, channel.size() - 2 * LONGEST_BYTES);
      ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - start));
      channel.position(start);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // Reads on until all is there.
      }
      bytes.flip();
      return UTF_8.decode(bytes).toString();
    }
  }

  private List<ResetClaim> parse(String text) {
    List<ResetClaim> claims = new ArrayList<>();
    int unreadable = 0;
    for (String line : text.split("\n")) {
      ResetClaim claim = ResetClaim.parse(line).orElse(null);
      if (claim != null) {
        claims.add(claim);
      } else if (!line.isEmpty()) {
        unreadable++;
      }
    }
    unreadableLines = unreadable;
    return claims;
  }
}
