package io.guestbeat.host;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.GuestLibrary;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.SourcedHandle;
import java.util.function.Supplier;

/** A guest library that is opened when it is needed; until it can be, its calls say why. */
final class DeferredGuestLibrary implements GuestLibrary {
  private final Supplier<? extends GuestLibrary> library;

  DeferredGuestLibrary(Supplier<? extends GuestLibrary> library) {
    this.library = library;
  }

  @Override
  public GuestHandle openHandle() {
    Source source = new Source();
    return new SourcedHandle(source, source::close);
  }

  @Override
  public String errorText(GuestError error) {
    return error.text();
  }

  @Override
  public String statGet(String encoding, String stat) {
    return library.get().statGet(encoding, stat);
  }

  /** Opens the library's own handle at the first update for which there is a library. */
  private final class Source implements Supplier<Snapshot> {
    private GuestHandle handle;

    @Override
    public Snapshot get() {
      if (handle == null) {
        handle = library.get().openHandle();
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
