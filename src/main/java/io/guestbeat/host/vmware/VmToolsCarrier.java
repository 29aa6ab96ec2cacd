package io.guestbeat.host.vmware;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.CommandAppMonitor;

/** Carries a command to the host by open-vm-tools' own RPC channel. For one thread. */
final class VmToolsCarrier implements CommandAppMonitor.Carrier {
  private static final String UNKNOWN_COMMAND = "Unknown command";

  /** Begins what the library itself says when it cannot open its channel. */
  private static final String NO_CHANNEL = "RpcChannel:";

  private static final int MAX_COMMAND_BYTES = 256;

  private final VmTools lib;
  private final Memory command = new Memory(MAX_COMMAND_BYTES);
  private final Memory result = new Memory(Native.POINTER_SIZE);
  private final Memory resultLen = new Memory(SizeT.BYTES);

  VmToolsCarrier(VmTools lib) {
    this.lib = lib;
  }

  /**
   * Asks the library whether this is a virtual machine. To be called before anything is sent:
   * elsewhere the library's channel ends in an instruction that ends the process.
   *
   * @throws AppMonitorException if it is not
   */
  void requireVirtualMachine() {
    synchronized (VmCheckLock.LOCK) {
      if (lib.isVirtualWorld.ask() == 0) {
        throw new AppMonitorException(
            AppMonitorError.NOT_RUNNING_IN_VM,
            "VMware's application monitor: VmCheck_IsVirtualWorld: this machine is not a VMware"
                + " virtual machine");
      }
    }
  }

  @Override
  public String send(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    command.write(0, bytes, 0, bytes.length);
    result.clear();
    resultLen.clear();
    boolean done = lib.sendOneRaw.send(command, new SizeT(bytes.length), result, resultLen) != 0;
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
      lib.free.ifPresent(free -> free.free(answer));
    }
  }
}
