package io.guestbeat.consumers.jolokia;

import io.guestbeat.consumers.Jdk8;

/** The older Jolokia that runs on Java 8. */
final class JolokiaOnJava8IT extends JolokiaContract {
  JolokiaOnJava8IT() {
    super(Jdk8.home(), "jolokia-java8.jar");
  }
}
