package io.guestbeat.heartbeat.gates;

import io.guestbeat.heartbeat.UnusableGateException;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads of an answer of HTTP/1.x no more than it needs for the status. Used by one thread. */
final class HttpResponse {
  /** The reason phrase is for people, may hold any byte, and is ignored: RFC 9112, 4. */
  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/1\\.\\d (\\d{3})(?: .*)?", Pattern.DOTALL);

  private static final int LONGEST_HEAD = 32 * 1024;

  private final Socket socket;
  private final Deadline deadline;
  private final byte[] buffer = new byte[4096];
  private int position;
  private int end;
  private int headLength;

  HttpResponse(Socket socket, Deadline deadline) {
    this.socket = socket;
    this.deadline = deadline;
  }

  /** The final status: those of 100 to 199 announce another. */
  int status() throws IOException, UnusableGateException {
    while (true) {
      String line = nextLine();
      Matcher matcher = STATUS_LINE.matcher(line);
      if (!matcher.matches()) {
        throw new UnusableGateException("an answer that is not HTTP/1: " + Excerpt.of(line));
      }
      int status = Integer.parseInt(matcher.group(1));
      if (status >= 200) {
        return status;
      }
      skipHeaders();
    }
  }

  private void skipHeaders() throws IOException {
    while (!nextLine().isEmpty()) {}
  }

  private String nextLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = nextByte(); next != '\n'; next = nextByte()) {
      line.append((char) next);
    }
    int length = line.length();
    return length > 0 && line.charAt(length - 1) == '\r'
        ? line.substring(0, length - 1)
        : "" + line;
  }

  private int nextByte() throws IOException {
    if (position == end) {
      socket.setSoTimeout(deadline.leftMillis());
      position = 0;
      end = socket.getInputStream().read(buffer);
    }
    if (end < 0) {
      throw new EOFException("the connection was closed before the answer");
    }
    if (++headLength > LONGEST_HEAD) {
      throw new IOException("no status in the first " + LONGEST_HEAD + " bytes of the answer");
    }
    return buffer[position++] & 0xff;
  }
}
