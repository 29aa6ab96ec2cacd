package io.guestbeat.host;

import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.GuestLibrary;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.SourcedHandle;
import java.util.function.Supplier;

/** The guest library of a host that is found when it is needed. */
final class DeferredGuestLibrary implements GuestLibrary {
  private final Supplier<Host> host;

  DeferredGuestLibrary(Supplier<Host> host) {
    this.host = host;
  }

  @Override
  public GuestHandle openHandle() {
    Source source = new Source();
    return new SourcedHandle(source, source::close);
  }

  @Override
  public String statGet(String encoding, String stat) {
    return host.get().guestLibrary().statGet(encoding, stat);
  }

  /** Opens the host's own handle at the first update that finds the host. */
  private final class Source implements Supplier<Snapshot> {
    private GuestHandle handle;

    @Override
    public Snapshot get() {
      if (handle == null) {
        handle = host.get().guestLibrary().openHandle();
      }
      return handle.update();
    }

    void close() {
      if (handle != null) {
        handle.close();
      }
    }
  }
}
