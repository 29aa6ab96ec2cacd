package io.guestbeat.heartbeat.gates.net;

import io.guestbeat.concurrent.Deadline;
import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.text.OneLine;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads of an answer of HTTP/1.x no more than it needs for the status. Used by one thread. */
final class HttpResponse {
  /** Matches the beginning of an answer that tells the status. */
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.\\d (\\d{3})[ \r\n]");

  private static final int STATUS_LENGTH = "HTTP/1.1 200 ".length();

  private static final int LONGEST_SHOWN = 200;
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

  /**
   * The final status: those of 100 to 199 announce another. The reason phrase behind it is for
   * people, may hold any byte, and is not read: RFC 9112, 4.
   */
  int status() throws IOException, UnusableGateException {
    while (true) {
      String beginning = nextUpTo(STATUS_LENGTH);
      Matcher matcher = STATUS.matcher(beginning);
      if (!matcher.matches()) {
        throw new UnusableGateException(
            "an answer that is not HTTP/1: " + OneLine.of(wholeLine(beginning), LONGEST_SHOWN));
      }
      int status = Integer.parseInt(matcher.group(1));
      if (status >= 200) {
        return status;
      }
      wholeLine(beginning);
      skipHeaders();
    }
  }

  private void skipHeaders() throws IOException {
    while (!wholeLine("").isEmpty()) {}
  }

  /** Returns the line that begins so, without its end. */
  private String wholeLine(String beginning) throws IOException {
    String line = beginning.endsWith("\n") ? beginning : beginning + nextUpTo(LONGEST_HEAD);
    int end = line.length() - 1;
    return line.substring(0, end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end);
  }

  /** Returns the next characters, up to a line's end or so many. */
  private String nextUpTo(int most) throws IOException {
    StringBuilder text = new StringBuilder();
    int next = 0;
    while (text.length() < most && next != '\n') {
      next = nextByte();
      text.append((char) next);
    }
    return "" + text;
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
