package io.guestbeat.heartbeat.escalation.evidence;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.guestbeat.machine.OwnFile;
import io.guestbeat.text.OneLine;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * One file of evidence. It grows under a temporary name, which a file that was cut off by the reset
 * keeps; each section is on the disk before the next begins.
 */
public final class EvidenceFile {
  static final String TEMPORARY = ".tmp";

  private static final int NOTICE_BYTES = 200;

  private final Path path;
  private final String shortfall;

  private EvidenceFile(Path path, String shortfall) {
    this.path = path;
    this.shortfall = shortfall;
  }

  /**
   * Writes the evidence to this path, as much of it as can be written.
   *
   * @throws IOException if there is no file with any of it
   */
  static EvidenceFile write(Path path, Evidence evidence, long maxBytes) throws IOException {
    Path temporary = path.resolveSibling(path.getFileName() + TEMPORARY);
    String shortfall;
    try (FileChannel channel = OwnFile.open(temporary, CREATE_NEW, WRITE)) {
      shortfall = write(channel, evidence, maxBytes);
      if (channel.size() == 0) {
        Files.delete(temporary);
        throw new IOException("nothing could be written: " + shortfall);
      }
    }
    Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    OwnFile.forceFolder(path.toAbsolutePath().getParent());
    return new EvidenceFile(path, shortfall);
  }

  public Path path() {
    return path;
  }

  /** Returns why the file is not all that it should be. */
  public Optional<String> shortfall() {
    return Optional.ofNullable(shortfall);
  }

  /** Writes the sections until one does not fit; what was written before is kept. */
  static String write(FileChannel channel, Evidence evidence, long maxBytes) {
    EvidenceText text = new EvidenceText(channel, maxBytes - NOTICE_BYTES);
    try {
      for (EvidenceSection section : evidence.sections()) {
        write(section, text);
        text.flush();
        channel.force(false);
      }
      return null;
    } catch (EvidenceText.FullException e) {
      return endTruncated(text, channel, maxBytes);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** A section that fails says so in its place, whatever it failed of: the next may do better. */
  static void write(EvidenceSection section, EvidenceText text) throws IOException {
    text.heading(section.title());
    try {
      section.write(text);
    } catch (RuntimeException | Error e) {
      text.append("\n[this section failed: ").append(e.getClass().getName());
      text.append(": ").append(OneLine.of(e.getMessage())).append("]\n");
    }
    text.append('\n');
  }

  private static String endTruncated(EvidenceText text, FileChannel channel, long maxBytes) {
    try {
      text.extend(NOTICE_BYTES);
      text.append("\n[truncated: a file of evidence has at most ");
      text.append(Long.toString(maxBytes)).append(" bytes]\n");
      text.flush();
      channel.force(false);
      return "truncated at " + maxBytes + " bytes";
    } catch (IOException e) {
      return e.toString();
    }
  }
}
