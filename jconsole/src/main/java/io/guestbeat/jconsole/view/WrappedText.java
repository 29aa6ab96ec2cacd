package io.guestbeat.jconsole.view;

import java.awt.Dimension;
import javax.swing.JTextArea;
import javax.swing.UIManager;

/** A text that is wrapped where its room ends, and can be selected and copied. */
final class WrappedText extends JTextArea {
  private static final long serialVersionUID = 1;

  WrappedText(String name) {
    setName(name);
    setEditable(false);
    setOpaque(false);
    setLineWrap(true);
    setWrapStyleWord(true);
    setBorder(null);
    setFont(Fonts.text());
    setForeground(UIManager.getColor("Label.foreground"));
  }

  WrappedText bold() {
    setFont(Fonts.strong());
    return this;
  }

  /** Shows this; what is shown already stays selected. */
  void show(String text) {
    if (!getText().equals(text)) {
      setText(text);
      setVisible(!text.isEmpty());
      revalidate();
    }
  }

  /** How high it is at this width. */
  int heightAt(int width) {
    setSize(width, Short.MAX_VALUE);
    return getPreferredSize().height;
  }

  @Override
  public Dimension getMinimumSize() {
    return new Dimension(0, super.getMinimumSize().height);
  }
}
