package io.guestbeat.agent.runtime;

import io.guestbeat.agent.nativecode.NativeAccess;
import io.guestbeat.host.vmware.CarrierMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** The carrier as it runs from the agent's jar: JNA comes out of that jar, too. */
public final class Carrier implements Consumer<String[]> {
  /** Made by the entry, through reflection. */
  public Carrier() {}

  @Override
  public void accept(String[] arguments) {
    try {
      NativeAccess.prepare();
      CarrierMain.main(arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
