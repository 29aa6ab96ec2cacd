package io.guestbeat.host.vmware;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.StatQuery;

/** Asks for semi-structured statistics and frees what the library allots for them. */
final class StatReply {
  private static final String CALL = "VMGuestLib_StatGet";

  private final VmGuestLib lib;
  private final Memory reply = new Memory(Native.POINTER_SIZE);
  private final Memory size = new Memory(SizeT.BYTES);

  StatReply(VmGuestLib lib) {
    this.lib = lib;
  }

  String get(StatQuery query) {
    reply.clear();
    size.clear();
    int code =
        GuestLibHandle.require(lib.statGet, CALL).get(query.encoding(), query.stat(), reply, size);
    String text = takeText();
    GuestError error = GuestError.ofCode(code);
    if (error != GuestError.SUCCESS) {
      // The text of a refusal is the host's own reason.
      String reason = text.isEmpty() ? error.text() : error.text() + " (" + text + ")";
      throw new GuestException(
          error, CALL + " " + query.encoding() + " " + query.stat() + ": " + reason);
    }
    return text;
  }

  private String takeText() {
    Pointer text = reply.getPointer(0);
    if (text == null) {
      return "";
    }
    long bytes = SizeT.read(size);
    try {
      return new String(text.getByteArray(0, Math.toIntExact(bytes)), UTF_8);
    } finally {
      lib.statFree.ifPresent(freer -> freer.free(text, new SizeT(bytes)));
    }
  }
}
