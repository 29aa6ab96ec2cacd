package io.guestbeat.agent;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Loads the classes that lie in our jar in a jar of their own, {@code inst/hidden.jar}, where no
 * other class loader looks for them. Its own come first; beyond them it knows the JDK's classes,
 * and the types of gates, which are the application's too: those it takes from the loader of the
 * visible classes. What needs an address, such as a service, lies beside that jar. Safe between
 * threads.
 */
final class HiddenClassLoader extends ClassLoader implements Closeable {
  private static final String PREFIX = "inst/";
  private static final String HIDDEN_JAR = PREFIX + "hidden.jar";
  private static final String CLASS = ".class";
  private static final String JNAS_LIBRARY = "jnidispatch";
  private static final String SHARED_PACKAGE = "io.guestbeat.gate.";

  static {
    registerAsParallelCapable();
  }

  private final JarFile jar;
  private final NestedJar classes;
  private final SpareBuffers buffers;
  private final URL jarUrl;
  private final ProtectionDomain domain;

  private HiddenClassLoader(
      URL jarUrl, JarFile jar, NestedJar classes, SpareBuffers buffers, ClassLoader parent) {
    super(parent);
    this.jar = jar;
    this.classes = classes;
    this.buffers = buffers;
    this.jarUrl = jarUrl;
    CodeSource source = new CodeSource(jarUrl, (Certificate[]) null);
    this.domain = new ProtectionDomain(source, null, this, null);
  }

  /**
   * Creates a loader for an application's JVM: it hides the application's class path from
   * Guestbeat.
   *
   * @throws IOException if this class comes from no jar, or from one that cannot be read
   */
  static HiddenClassLoader insideAnApplication() throws IOException {
    return ofThisJar(platformClassLoader());
  }

  /**
   * Creates a loader for a JVM of our own, which sees all of the JDK, including the attach API.
   *
   * @throws IOException if this class comes from no jar, or from one that cannot be read
   */
  static HiddenClassLoader ofACommand() throws IOException {
    return ofThisJar(getSystemClassLoader());
  }

  /** Makes a loader of the jar that this class itself comes from. */
  private static HiddenClassLoader ofThisJar(ClassLoader parent) throws IOException {
    String entry = "!/" + HiddenClassLoader.class.getName().replace('.', '/') + CLASS;
    String self = String.valueOf(HiddenClassLoader.class.getResource("HiddenClassLoader.class"));
    if (!self.startsWith("jar:") || !self.endsWith(entry)) {
      throw new FileNotFoundException("the agent must be loaded from its jar, not from " + self);
    }
    // Cut by hand: a folder's name may end in "!", where a JarURLConnection would cut.
    URL jarUrl = new URL(self.substring("jar:".length(), self.length() - entry.length()));
    // Signatures are not verified: there are none, and looking for them takes time.
    JarFile jar = new JarFile(fileOf(jarUrl), false);
    boolean isOpen = false;
    try {
      SpareBuffers buffers = new SpareBuffers();
      NestedJar classes = new NestedJar(jar, HIDDEN_JAR, buffers);
      isOpen = true;
      return new HiddenClassLoader(jarUrl, jar, classes, buffers, parent);
    } finally {
      if (!isOpen) {
        jar.close();
      }
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(SHARED_PACKAGE)) {
      return Class.forName(name, false, HiddenClassLoader.class.getClassLoader());
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      return isHidden(name) ? findClass(name) : super.loadClass(name, resolve);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String path = pathOf(name);
    if (!classes.has(path)) {
      throw new ClassNotFoundException(name);
    }
    // To define a class may load others, each of which takes a buffer of its own.
    byte[] bytes = buffers.take(classes.length(path));
    try {
      classes.read(path, bytes);
      definePackageOf(name);
      return defineClass(name, bytes, 0, classes.length(path), domain);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    } finally {
      buffers.giveBack(bytes);
    }
  }

  /** JNA asks for its own library while that is unpacked; nobody else's is found so. */
  @Override
  protected String findLibrary(String name) {
    return name.equals(JNAS_LIBRARY) ? System.getProperty("jna.boot.library.file") : null;
  }

  @Override
  public URL getResource(String name) {
    URL own = findResource(name);
    return own != null ? own : super.getResource(name);
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    ZipEntry entry = entry(name);
    try {
      byte[] bytes = classes.bytes(name);
      if (bytes != null) {
        return new ByteArrayInputStream(bytes);
      }
      return entry == null ? super.getResourceAsStream(name) : jar.getInputStream(entry);
    } catch (IOException e) {
      // The method's contract: what cannot be read is not there.
      return null;
    }
  }

  @Override
  protected URL findResource(String name) {
    ZipEntry entry = entry(name);
    try {
      return entry == null ? null : new URL("jar:" + jarUrl + "!/" + entry.getName());
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL own = findResource(name);
    return own == null
        ? Collections.<URL>emptyEnumeration()
        : Collections.enumeration(Collections.singleton(own));
  }

  /** Closes the jar: no further class can be loaded. */
  @Override
  public void close() throws IOException {
    jar.close();
  }

  private boolean isHidden(String className) {
    return !className.startsWith("java.") && classes.has(pathOf(className));
  }

  private static String pathOf(String className) {
    return className.replace('.', '/') + CLASS;
  }

  /** Returns the entry of this resource, which is no class, or null. */
  private ZipEntry entry(String name) {
    return jar.getEntry(PREFIX + name);
  }

  private void definePackageOf(String className) {
    String name = className.substring(0, className.lastIndexOf('.'));
    if (getPackage(name) != null) {
      return;
    }
    try {
      definePackage(name, null, null, null, null, null, null, null);
    } catch (IllegalArgumentException e) {
      // Another thread was first.
    }
  }

  private static File fileOf(URL url) throws IOException {
    try {
      return new File(url.toURI());
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IOException("the agent's jar is not a file: " + url, e);
    }
  }

  /**
   * Returns the loader of the JDK's own modules; on Java 8 there is none, and the boot loader
   * serves.
   */
  private static ClassLoader platformClassLoader() {
    try {
      return (ClassLoader) ClassLoader.class.getMethod("getPlatformClassLoader").invoke(null);
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }
}
