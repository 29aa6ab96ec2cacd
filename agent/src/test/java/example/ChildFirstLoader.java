package example;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Paths;

/**
 * A system class loader that defines all of the class path itself, as some servers have. Agents can
 * be attached where it has the method that the JDK asks for.
 */
public class ChildFirstLoader extends URLClassLoader {
  public ChildFirstLoader(ClassLoader parent) throws MalformedURLException {
    super(classPath(), parent);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null && !name.startsWith("java.")) {
        try {
          loaded = findClass(name);
        } catch (ClassNotFoundException itIsTheParents) {
          // As below.
        }
      }
      return loaded == null ? super.loadClass(name, resolve) : loaded;
    }
  }

  private static URL[] classPath() throws MalformedURLException {
    String[] parts = System.getProperty("java.class.path").split(File.pathSeparator);
    URL[] urls = new URL[parts.length];
    for (int i = 0; i < parts.length; i++) {
      urls[i] = Paths.get(parts[i]).toUri().toURL();
    }
    return urls;
  }

  /** The same, ready for agents that come later. */
  public static final class ForAgents extends ChildFirstLoader {
    public ForAgents(ClassLoader parent) throws MalformedURLException {
      super(parent);
    }

    /** Called by the JDK. */
    void appendToClassPathForInstrumentation(String path) throws MalformedURLException {
      addURL(Paths.get(path).toUri().toURL());
    }
  }
}
