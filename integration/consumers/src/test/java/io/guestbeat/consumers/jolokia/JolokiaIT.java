package io.guestbeat.consumers.jolokia;

import java.nio.file.Path;

/** The Jolokia of today, which needs Java 17. */
final class JolokiaIT extends JolokiaContract {
  JolokiaIT() {
    super(Path.of(System.getProperty("java.home")), "jolokia.jar");
  }
}
