package io.guestbeat.consumers.jconsole;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Frame;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.beans.PropertyVetoException;
import java.io.File;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JInternalFrame;
import javax.swing.JLabel;
import javax.swing.JTabbedPane;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/** What is on the screen of this JVM; for the event dispatch thread, but for pictures. */
final class Screen {
  /** From the right upper corner, where JConsole paints whether it is connected. */
  private static final int CONNECTION_ICON = 12;

  private Screen() {}

  /** The window within JConsole that is connected to this process. */
  static Optional<Component> connection(String pid) {
    return Stream.of(Window.getWindows())
        .flatMap(Screen::inside)
        .filter(component -> component instanceof JInternalFrame)
        .filter(frame -> Objects.toString(((JInternalFrame) frame).getTitle()).contains(pid))
        .findFirst();
  }

  static Optional<Container> dialog() {
    return Stream.of(Window.getWindows())
        .filter(window -> window instanceof Dialog && window.isShowing())
        .map(Container.class::cast)
        .findFirst();
  }

  /** Brings the connection to the front, and selects the tab. */
  static String selectTab(Component frame, String title) {
    Optional<JTabbedPane> tabs = tabs(frame);
    int index = tabs.map(pane -> pane.indexOfTab(title)).orElse(-1);
    if (index < 0) {
      return "no";
    }
    try {
      ((JInternalFrame) frame).setMaximum(true);
      ((JInternalFrame) frame).setSelected(true);
    } catch (PropertyVetoException e) {
      return "no: " + e;
    }
    tabs.get().setSelectedIndex(index);
    return "yes";
  }

  /** What is written in the component of this name, and below; empty if it is not to be seen. */
  static String text(Component frame, String name) {
    return named(frame, name).filter(Component::isShowing).map(Screen::allText).orElse("");
  }

  static String allText(Component component) {
    String title = component instanceof Dialog dialog ? dialog.getTitle() + "\n" : "";
    return title
        + inside(component)
            .filter(Component::isVisible)
            .map(Screen::ownText)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("\n"));
  }

  static String click(Component frame, String name) {
    return named(frame, name)
        .filter(Component::isShowing)
        .map(button -> click((AbstractButton) button))
        .orElse("no");
  }

  /** Presses the button with this text. */
  static String press(Container dialog, String text) {
    return first(dialog, component -> isButton(component, text))
        .map(button -> click((AbstractButton) button))
        .orElse("no");
  }

  static String enter(Container dialog, String name, String text) {
    return named(dialog, name)
        .map(
            field -> {
              ((JTextComponent) field).setText(text);
              return "yes";
            })
        .orElse("no");
  }

  /** Disconnects, or connects again: a click on the sign in the corner. */
  static String toggleConnection(Component frame) {
    JTabbedPane tabs = tabs(frame).orElseThrow();
    for (int kind : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_CLICKED)) {
      tabs.dispatchEvent(
          new MouseEvent(
              tabs,
              kind,
              System.currentTimeMillis(),
              InputEvent.BUTTON1_DOWN_MASK,
              tabs.getWidth() - CONNECTION_ICON,
              CONNECTION_ICON,
              1,
              false,
              MouseEvent.BUTTON1));
    }
    return "yes";
  }

  /** The texts for which there is not enough room in their line. */
  static String cutOff(Component frame) {
    return named(frame, "guestbeat")
        .map(
            tab ->
                inside(tab)
                    .filter(part -> part instanceof JLabel || part instanceof AbstractButton)
                    .filter(part -> part.isShowing() && part.getWidth() > 0)
                    .filter(part -> part.getWidth() < part.getPreferredSize().width)
                    .map(Screen::ownText)
                    .collect(Collectors.joining("\n")))
        .orElse("no tab");
  }

  /** Returns the components that are not completely visible. */
  static String outOfSight(Component frame, String names) {
    return Stream.of(names.split(","))
        .filter(name -> named(frame, name).filter(Screen::isWhollySeen).isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static boolean isWhollySeen(Component component) {
    return component.isShowing()
        && component instanceof JComponent part
        && part.getVisibleRect().getSize().equals(part.getSize());
  }

  /** All that is written, for whoever looks for what went wrong. */
  static String windows() {
    return Stream.of(Window.getWindows())
        .filter(Window::isShowing)
        .flatMap(Screen::inside)
        .map(part -> part.getClass().getSimpleName() + " " + ownText(part) + title(part))
        .filter(text -> !text.endsWith(" ") && !text.startsWith("HTMLPane"))
        .collect(Collectors.joining("; "));
  }

  private static String title(Component part) {
    return part instanceof JInternalFrame frame ? "" + frame.getTitle() : "";
  }

  static String resize(int width, int height) {
    Window window = mainWindow();
    window.setBounds(0, 0, width, height);
    window.validate();
    return "yes";
  }

  /** Writes what is seen of JConsole, with all the pixels that there are. */
  static String picture(String file) throws Exception {
    Rectangle[] bounds = new Rectangle[1];
    SwingUtilities.invokeAndWait(() -> bounds[0] = mainWindow().getBounds());
    Robot robot = new Robot();
    robot.waitForIdle();
    List<Image> variants =
        robot.createMultiResolutionScreenCapture(bounds[0]).getResolutionVariants();
    Image finest = variants.get(variants.size() - 1);
    BufferedImage plain =
        new BufferedImage(
            finest.getWidth(null), finest.getHeight(null), BufferedImage.TYPE_INT_RGB);
    plain.createGraphics().drawImage(finest, 0, 0, null);
    return ImageIO.write((RenderedImage) plain, "png", new File(file)) ? "yes" : "no";
  }

  private static Window mainWindow() {
    return Stream.of(Window.getWindows())
        .filter(window -> window instanceof Frame && window.isShowing())
        .findFirst()
        .orElseThrow();
  }

  private static Optional<JTabbedPane> tabs(Component frame) {
    return first(frame, component -> component instanceof JTabbedPane).map(JTabbedPane.class::cast);
  }

  private static Optional<Component> named(Component root, String name) {
    return first(root, component -> name.equals(component.getName()));
  }

  private static Optional<Component> first(Component root, Predicate<Component> condition) {
    return inside(root).filter(condition).findFirst();
  }

  /** It and all that is in it. */
  private static Stream<Component> inside(Component root) {
    Stream<Component> below =
        root instanceof Container container
            ? Stream.of(container.getComponents()).flatMap(Screen::inside)
            : Stream.empty();
    return Stream.concat(Stream.of(root), below);
  }

  private static String ownText(Component component) {
    if (component instanceof JLabel label) {
      return Objects.toString(label.getText(), "");
    }
    if (component instanceof JTextComponent text) {
      return text.getText().replace('\u00a0', ' ');
    }
    return component instanceof AbstractButton button ? Objects.toString(button.getText(), "") : "";
  }

  private static boolean isButton(Component component, String text) {
    return component instanceof AbstractButton && text.equals(ownText(component));
  }

  /** Later, as what it opens may be waited for. */
  private static String click(AbstractButton button) {
    if (!button.isEnabled()) {
      return "no: it is disabled";
    }
    SwingUtilities.invokeLater(button::doClick);
    return "yes";
  }
}
