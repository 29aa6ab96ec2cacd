package io.guestbeat.host.vmware;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Defines one class a second time, as the binding of one C symbol. JNA binds a class as a whole and
 * only once, so each symbol that is to be bound alone needs a class of its own.
 */
final class SymbolLoader extends ClassLoader {
  private final Class<?> template;
  private final String symbol;

  SymbolLoader(Class<?> template, String symbol) {
    super(template.getClassLoader());
    this.template = template;
    this.symbol = symbol;
  }

  /** The symbol to which the class stands. */
  String symbol() {
    return symbol;
  }

  /** The class; its interfaces are the template's. */
  Class<?> define() {
    byte[] bytes = bytesOfTemplate();
    return defineClass(template.getName(), bytes, 0, bytes.length, template.getProtectionDomain());
  }

  private byte[] bytesOfTemplate() {
    String name = template.getName();
    // Relative to the class: the agent serves it under this name from a place of its own.
    String resource = name.substring(name.lastIndexOf('.') + 1) + ".class";
    try (InputStream in = template.getResourceAsStream(resource)) {
      if (in == null) {
        throw new NoClassDefFoundError(resource + " cannot be read");
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] chunk = new byte[4096];
      for (int n = in.read(chunk); n > 0; n = in.read(chunk)) {
        bytes.write(chunk, 0, n);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new LinkageError(resource + " cannot be read", e);
    }
  }
}
