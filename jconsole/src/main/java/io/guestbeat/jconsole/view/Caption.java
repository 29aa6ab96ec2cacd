package io.guestbeat.jconsole.view;

import javax.swing.JLabel;

/** A label that shows its text as it is: Swing would render one that begins with a tag of HTML. */
final class Caption extends JLabel {
  private static final long serialVersionUID = 1;

  Caption() {
    putClientProperty("html.disable", true);
  }

  Caption(String text) {
    this();
    setText(text);
  }
}
