package io.guestbeat.consumers.jolokia;

import io.guestbeat.support.Jdks;

/** The older Jolokia that runs on Java 8. */
final class JolokiaOnJava8IT extends JolokiaContract {
  JolokiaOnJava8IT() {
    super(Jdks.of(8), "jolokia-java8.jar");
  }
}
