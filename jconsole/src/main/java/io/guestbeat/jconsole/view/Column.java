package io.guestbeat.jconsole.view;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.LayoutManager;
import java.awt.Rectangle;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import javax.swing.JPanel;
import javax.swing.Scrollable;

/** Components one below the other, each as wide as the column and as high as it then must be. */
class Column extends JPanel implements Scrollable {
  private static final long serialVersionUID = 1;

  Column(int gap) {
    super(null);
    setLayout(new Stack(gap));
    setOpaque(false);
    addComponentListener(
        new ComponentAdapter() {
          @Override
          public void componentResized(ComponentEvent event) {
            revalidate();
          }
        });
  }

  /** Returns how high it is at this width. */
  final int heightAt(int width) {
    setSize(width, Short.MAX_VALUE);
    return getPreferredSize().height;
  }

  @Override
  public final Dimension getPreferredScrollableViewportSize() {
    return getPreferredSize();
  }

  @Override
  public final int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
    return getFontMetrics(getFont()).getHeight();
  }

  @Override
  public final int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
    return visible.height;
  }

  @Override
  public final boolean getScrollableTracksViewportWidth() {
    return true;
  }

  @Override
  public final boolean getScrollableTracksViewportHeight() {
    return false;
  }

  private static final class Stack implements LayoutManager {
    private final int gap;

    Stack(int gap) {
      this.gap = gap;
    }

    @Override
    public Dimension preferredLayoutSize(Container column) {
      Insets insets = column.getInsets();
      int width = 0;
      int height = 0;
      for (Component component : column.getComponents()) {
        if (component.isVisible()) {
          width = Math.max(width, component.getPreferredSize().width);
          height += (height == 0 ? 0 : gap) + heightOf(component, innerWidth(column));
        }
      }
      return new Dimension(width + insets.left + insets.right, height + insets.top + insets.bottom);
    }

    @Override
    public Dimension minimumLayoutSize(Container column) {
      return new Dimension(0, preferredLayoutSize(column).height);
    }

    @Override
    public void layoutContainer(Container column) {
      Insets insets = column.getInsets();
      int y = insets.top;
      for (Component component : column.getComponents()) {
        if (component.isVisible()) {
          int height = heightOf(component, innerWidth(column));
          component.setBounds(insets.left, y, innerWidth(column), height);
          y += height + gap;
        }
      }
    }

    @Override
    public void addLayoutComponent(String name, Component component) {
      // Its order is its place.
    }

    @Override
    public void removeLayoutComponent(Component component) {
      // There is nothing to forget.
    }

    private static int innerWidth(Container column) {
      Insets insets = column.getInsets();
      return Math.max(0, column.getWidth() - insets.left - insets.right);
    }

    private static int heightOf(Component component, int width) {
      if (component instanceof WrappedText) {
        return ((WrappedText) component).heightAt(width);
      }
      if (component instanceof Column) {
        return ((Column) component).heightAt(width);
      }
      return component instanceof Row
          ? ((Row) component).heightAt(width)
          : component.getPreferredSize().height;
    }
  }
}
