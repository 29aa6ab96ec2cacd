package io.guestbeat.agent;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.jar.JarFile;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;

/**
 * A jar that is one entry of another jar. When a JVM starts, it reads the list of entries of every
 * jar on its class path. A list of a thousand entries would delay every application by some
 * milliseconds; Guestbeat's own thread reads the list of this jar. Safe between threads. Source:
 * PKWARE's APPNOTE, sections 4.3.7, 4.3.12 and 4.3.16.
 */
final class NestedJar {
  private static final int END_BYTES = 22;
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_COUNT = 10;
  private static final int END_DIRECTORY_BYTES = 12;
  private static final int END_DIRECTORY_AT = 16;

  private static final int ENTRY_BYTES = 46;
  private static final int ENTRY_METHOD = 10;
  private static final int ENTRY_PACKED_BYTES = 20;
  private static final int ENTRY_BYTES_UNPACKED = 24;
  private static final int ENTRY_NAME_BYTES = 28;
  private static final int ENTRY_EXTRA_BYTES = 30;
  private static final int ENTRY_COMMENT_BYTES = 32;
  private static final int ENTRY_AT = 42;

  private static final int LOCAL_BYTES = 30;
  private static final int LOCAL_NAME_BYTES = 26;
  private static final int LOCAL_EXTRA_BYTES = 28;

  private final JarFile outer;
  private final ZipEntry self;
  private final SpareBuffers buffers;

  /** The list of the entries, as it stands in the file. */
  private final byte[] directory;

  /** Where each entry begins in the list, found by the hash code of its name; −1 is none. */
  private final int[] places;

  /**
   * Reads the list of its entries.
   *
   * @param buffers for what is packed
   * @throws IOException if there is none of this name, or it cannot be read
   */
  NestedJar(JarFile outer, String name, SpareBuffers buffers) throws IOException {
    this.outer = outer;
    this.buffers = buffers;
    this.self = outer.getEntry(name);
    if (self == null) {
      throw new FileNotFoundException("the agent's jar has no " + name);
    }
    byte[] end = read(self.getSize() - END_BYTES, END_BYTES);
    if (number(end, 0, 4) != END_SIGNATURE) {
      throw new IOException(name + " in the agent's jar is not a jar");
    }
    directory = read(number(end, END_DIRECTORY_AT, 4), number(end, END_DIRECTORY_BYTES, 4));
    int count = number(end, END_COUNT, 2);
    places = new int[Integer.highestOneBit(Math.max(1, count)) << 2];
    Arrays.fill(places, -1);
    for (int i = 0, at = 0; i < count; i++) {
      places[placeFor(at)] = at;
      at +=
          ENTRY_BYTES
              + nameBytes(at)
              + number(directory, at + ENTRY_EXTRA_BYTES, 2)
              + number(directory, at + ENTRY_COMMENT_BYTES, 2);
    }
  }

  /** Returns whether it has an entry of this name. */
  boolean has(String name) {
    return find(name) >= 0;
  }

  /** Returns how long an entry is, unpacked; -1 if there is none of this name. */
  int length(String name) {
    int at = find(name);
    return at < 0 ? -1 : number(directory, at + ENTRY_BYTES_UNPACKED, 4);
  }

  /**
   * Returns what is in an entry; null if there is none.
   *
   * @throws IOException if it cannot be read
   */
  byte[] bytes(String name) throws IOException {
    if (!has(name)) {
      return null;
    }
    byte[] bytes = new byte[length(name)];
    read(name, bytes);
    return bytes;
  }

  /**
   * Reads an entry.
   *
   * @param into takes it from its beginning on; as long as the entry, or longer
   * @throws IOException if it cannot be read, or there is none
   */
  void read(String name, byte[] into) throws IOException {
    int at = find(name);
    if (at < 0) {
      throw new FileNotFoundException(name);
    }
    int packedBytes = number(directory, at + ENTRY_PACKED_BYTES, 4);
    byte[] packed = buffers.take(packedBytes);
    try (InputStream in = from(number(directory, at + ENTRY_AT, 4))) {
      fill(in, packed, LOCAL_BYTES);
      skip(in, number(packed, LOCAL_NAME_BYTES, 2) + number(packed, LOCAL_EXTRA_BYTES, 2));
      if (number(directory, at + ENTRY_METHOD, 2) == ZipEntry.STORED) {
        fill(in, into, packedBytes);
      } else {
        fill(in, packed, packedBytes);
        inflate(packed, packedBytes, into, length(name), name);
      }
    } finally {
      buffers.giveBack(packed);
    }
  }

  private static void inflate(byte[] packed, int packedBytes, byte[] into, int length, String name)
      throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed, 0, packedBytes);
      for (int at = 0; at < length; ) {
        int more = inflater.inflate(into, at, length - at);
        if (more == 0) {
          throw new EOFException(name + " is cut short");
        }
        at += more;
      }
    } catch (DataFormatException e) {
      throw new IOException(name + " cannot be unpacked", e);
    } finally {
      inflater.end();
    }
  }

  private byte[] read(long from, int length) throws IOException {
    byte[] bytes = new byte[length];
    try (InputStream in = from(from)) {
      fill(in, bytes, length);
    }
    return bytes;
  }

  /** Opens it there; where the outer jar stores it as it is, nothing before costs anything. */
  private InputStream from(long position) throws IOException {
    InputStream in = outer.getInputStream(self);
    skip(in, position);
    return in;
  }

  private void skip(InputStream in, long length) throws IOException {
    for (long left = length; left > 0; ) {
      long skipped = in.skip(left);
      if (skipped <= 0) {
        throw new EOFException(self.getName() + " is cut short");
      }
      left -= skipped;
    }
  }

  private void fill(InputStream in, byte[] bytes, int length) throws IOException {
    for (int at = 0; at < length; ) {
      int read = in.read(bytes, at, length - at);
      if (read < 0) {
        throw new EOFException(self.getName() + " is cut short");
      }
      at += read;
    }
  }

  private int placeFor(int at) {
    int hash = 0;
    for (int i = at + ENTRY_BYTES; i < at + ENTRY_BYTES + nameBytes(at); i++) {
      hash = 31 * hash + directory[i];
    }
    int place = spread(hash);
    while (places[place] >= 0) {
      place = (place + 1) & (places.length - 1);
    }
    return place;
  }

  private int find(String name) {
    int place = spread(name.hashCode());
    while (places[place] >= 0) {
      if (isCalled(places[place], name)) {
        return places[place];
      }
      place = (place + 1) & (places.length - 1);
    }
    return -1;
  }

  private int spread(int hash) {
    return (hash ^ (hash >>> 16)) & (places.length - 1);
  }

  /** The names of classes are in ASCII. */
  private boolean isCalled(int at, String name) {
    if (nameBytes(at) != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (directory[at + ENTRY_BYTES + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int nameBytes(int at) {
    return number(directory, at + ENTRY_NAME_BYTES, 2);
  }

  private static int number(byte[] bytes, int at, int length) {
    int number = 0;
    for (int i = length - 1; i >= 0; i--) {
      number = (number << 8) | (bytes[at + i] & 0xff);
    }
    return number;
  }
}
