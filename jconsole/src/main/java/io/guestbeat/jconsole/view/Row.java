package io.guestbeat.jconsole.view;

import java.awt.BorderLayout;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;

/** A light and a text beside it. */
final class Row extends JPanel {
  private static final long serialVersionUID = 1;

  private final JLabel light = new Caption();
  private final WrappedText text;
  private final int em;

  Row(String name, int em) {
    super(new BorderLayout(em / 2, 0));
    this.em = em;
    setOpaque(false);
    text = new WrappedText(name);
    light.setVerticalAlignment(SwingConstants.TOP);
    add(light, BorderLayout.WEST);
    add(text, BorderLayout.CENTER);
  }

  void show(Light newLight, String newText) {
    light.setIcon(new LightIcon(newLight, em * 5 / 4));
    light.getAccessibleContext().setAccessibleName(newLight.name());
    text.show(newText);
  }

  int heightAt(int width) {
    int rest = Math.max(0, width - light.getPreferredSize().width - em / 2);
    return Math.max(light.getPreferredSize().height, text.heightAt(rest));
  }
}
