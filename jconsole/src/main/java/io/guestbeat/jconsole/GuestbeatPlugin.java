package io.guestbeat.jconsole;

import com.sun.tools.jconsole.JConsoleContext;
import com.sun.tools.jconsole.JConsolePlugin;
import io.guestbeat.jconsole.reading.JvmReader;
import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import javax.swing.JPanel;
import javax.swing.SwingWorker;

/**
 * The plug-in that JConsole loads, one for each connection. JConsole asks for the tab on the event
 * dispatch thread, and for work at every interval on a timer's.
 */
public final class GuestbeatPlugin extends JConsolePlugin {
  private final JvmReader reader = new JvmReader(Clock.systemUTC());

  /** Made with the tab, before there is any work. */
  private volatile TabController watch;

  /** For JConsole. */
  public GuestbeatPlugin() {
    addContextPropertyChangeListener(
        change -> {
          TabController known = watch;
          if (known != null
              && change.getPropertyName().equals(JConsoleContext.CONNECTION_STATE_PROPERTY)) {
            known.connectionChanged();
          }
        });
  }

  @Override
  public synchronized Map<String, JPanel> getTabs() {
    if (watch == null) {
      watch = new TabController(this::getContext, reader);
    }
    return Collections.singletonMap("Guestbeat", watch.tab());
  }

  @Override
  public SwingWorker<?, ?> newSwingWorker() {
    TabController known = watch;
    return known == null ? null : known.nextReading();
  }

  @Override
  public void dispose() {
    TabController known = watch;
    if (known != null) {
      known.end();
    }
  }
}
