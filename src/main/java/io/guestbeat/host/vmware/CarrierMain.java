package io.guestbeat.host.vmware;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.guestbeat.host.guestrpc.Packet;
import io.guestbeat.host.guestrpc.RpcReply;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The carrier: a JVM of our own in which the Guest SDK's libraries run, because genuine ones end
 * their process when the host's channel breaks. Reads GuestRPC packets from standard input and
 * writes each reply to standard output behind a mark that nothing else prints. Ends with its input.
 */
public final class CarrierMain {
  /** What a reply begins with that is no answer of the host. */
  static final char FAILURE = '!';

  /** What it begins with where there is no library here that could be loaded. */
  static final char NO_LIBRARY = '?';

  private static final int[] ENDS_OF_THE_PARENT = {1, 2, 15}; // SIGHUP, SIGINT, SIGTERM
  private static final long IGNORED = 1; // SIG_IGN
  private static final int SECONDS_BETWEEN_CHECKS = 5;

  /** A parent that has no thread left to take its child into account never asks it anything. */
  private static final int MOST_CHECKS_WITHOUT_A_REQUEST = 12;

  private final byte[] mark;
  private final OutputStream replies = new FileOutputStream(FileDescriptor.out);
  private final SdkCommands commands = new SdkCommands();
  private final LinkedBlockingQueue<String> requests = new LinkedBlockingQueue<>();

  private final String library;

  private CarrierMain(String mark, String library) {
    this.library = library;
    this.mark = (mark + "\n").getBytes(US_ASCII);
    this.mark[0] = 0;
  }

  /**
   * Serves until the standard input ends; the arguments are the text of the mark and the library to
   * load.
   */
  public static void main(String[] arguments) throws IOException {
    System.setOut(System.err);
    ignoreTheSignalsThatEndTheParent();
    CarrierMain carrier = new CarrierMain(arguments[0], arguments[1]);
    Thread library = new Thread(carrier::answerAll, "guestbeat-carrier");
    library.setDaemon(true);
    library.setContextClassLoader(CarrierMain.class.getClassLoader());
    library.start();
    try {
      carrier.readAll();
    } finally {
      // Not exit: a library's own exit handlers may hang or crash.
      Runtime.getRuntime().halt(0);
    }
  }

  /**
   * A terminal or a service manager signals the parent's children, too; the parent may still need
   * this one, to disable monitoring.
   */
  private static void ignoreTheSignalsThatEndTheParent() {
    if (LibraryFiles.isWindows()) {
      NativeLibrary.getInstance("kernel32")
          .getFunction("SetConsoleCtrlHandler")
          .invokeInt(new Object[] {null, 1});
      return;
    }
    for (int signal : ENDS_OF_THE_PARENT) {
      NativeLibrary.getProcess()
          .getFunction("signal")
          .invokePointer(new Object[] {signal, new Pointer(IGNORED)});
    }
  }

  private void readAll() throws IOException {
    DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in));
    byte[] header = new byte[Packet.HEADER_BYTES];
    while (true) {
      in.readFully(header);
      byte[] packet = new byte[Packet.HEADER_BYTES + Packet.bodyLength(header)];
      System.arraycopy(header, 0, packet, 0, header.length);
      in.readFully(packet, header.length, packet.length - header.length);
      requests.add(new String(Packet.decode(packet).payload(), UTF_8));
    }
  }

  private void answerAll() {
    try {
      // Before it is ready: a call has a deadline, and loading may take longer.
      commands.load(library);
      write(RpcReply.done("").encode());
      String parent = parent();
      boolean isUsed = false;
      for (int checks = 0; isUsed || checks < MOST_CHECKS_WITHOUT_A_REQUEST; checks++) {
        String request = requests.poll(SECONDS_BETWEEN_CHECKS, TimeUnit.SECONDS);
        if (request != null) {
          isUsed = true;
          write(answer(request));
        } else if (!parent.equals(parent())) {
          // Its end of the pipe may live on in a process that has inherited it.
          break;
        }
      }
    } catch (IOException | InterruptedException theParentIsGone) {
      // Then there is nobody to answer.
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  private byte[] answer(String request) {
    try {
      return commands.answer(request).encode();
    } catch (NoLibraryException e) {
      return (NO_LIBRARY + " " + e.getMessage()).getBytes(UTF_8);
    } catch (RuntimeException | LinkageError e) {
      return (FAILURE + " " + e.getMessage()).getBytes(UTF_8);
    }
  }

  /** In one piece, so that nothing of the library's comes between. */
  private void write(byte[] reply) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(mark, 0, mark.length);
    byte[] packet = Packet.of(reply).encode();
    out.write(packet, 0, packet.length);
    replies.write(out.toByteArray());
    replies.flush();
  }

  /** Returns the parent's process id as Linux has it; always the same text elsewhere. */
  private static String parent() {
    Path stat = Paths.get("/proc/self/stat");
    if (!Files.isReadable(stat)) {
      return "";
    }
    try {
      String text = new String(Files.readAllBytes(stat), UTF_8);
      return text.substring(text.lastIndexOf(')') + 1).trim().split(" ")[1];
    } catch (IOException e) {
      return "";
    }
  }

  /** No library could be loaded. */
  static final class NoLibraryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoLibraryException(RuntimeException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
