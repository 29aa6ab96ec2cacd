package io.guestbeat.host.vmware;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.CommandAppMonitor;
import java.util.Optional;

/** Carries a command to the host by open-vm-tools' own RPC channel. For one thread. */
final class VmToolsCarrier implements CommandAppMonitor.Carrier {
  private static final String UNKNOWN_COMMAND = "Unknown command";

  /** Begins what the library itself says when it cannot open its channel. */
  private static final String NO_CHANNEL = "RpcChannel:";

  private static final int MAX_COMMAND_BYTES = 256;

  private final VmTools.RawSender sender;
  private final Optional<VmTools.Freer> freer;
  private final Memory command = new Memory(MAX_COMMAND_BYTES);
  private final Memory result = new Memory(Native.POINTER_SIZE);
  private final Memory resultLen = new Memory(SizeT.BYTES);

  /**
   * Asks the library first whether this is a virtual machine: elsewhere its channel ends in an
   * instruction that ends the process.
   *
   * @throws AppMonitorException if it is not, or the library lacks a function
   */
  VmToolsCarrier(VmTools lib) {
    sender = require(lib.sendOneRaw, "RpcChannel_SendOneRaw");
    freer = lib.free;
    VmTools.Asker asker = require(lib.isVirtualWorld, "VmCheck_IsVirtualWorld");
    synchronized (VmCheckLock.LOCK) {
      if (asker.ask() == 0) {
        throw new AppMonitorException(
            AppMonitorError.NOT_RUNNING_IN_VM,
            "VmCheck_IsVirtualWorld: this machine is not a VMware virtual machine");
      }
    }
  }

  @Override
  public String send(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    command.write(0, bytes, 0, bytes.length);
    result.clear();
    resultLen.clear();
    boolean done = sender.send(command, new SizeT(bytes.length), result, resultLen) != 0;
    String answer = takeAnswer();
    if (!done) {
      throw new AppMonitorException(errorOf(answer), "refused (\"" + answer + "\")");
    }
    return answer;
  }

  private static AppMonitorError errorOf(String refusal) {
    if (refusal.startsWith(UNKNOWN_COMMAND)) {
      return AppMonitorError.NOT_SUPPORTED;
    }
    return refusal.startsWith(NO_CHANNEL) ? AppMonitorError.NOT_ENABLED : AppMonitorError.OTHER;
  }

  private String takeAnswer() {
    Pointer answer = result.getPointer(0);
    if (answer == null) {
      return "";
    }
    try {
      return new String(answer.getByteArray(0, Math.toIntExact(SizeT.read(resultLen))), UTF_8);
    } finally {
      freer.ifPresent(free -> free.free(answer));
    }
  }

  private static <F> F require(Optional<F> function, String symbol) {
    return function.orElseThrow(
        () ->
            new AppMonitorException(
                AppMonitorError.NOT_SUPPORTED, symbol + ": this library does not have it"));
  }
}
