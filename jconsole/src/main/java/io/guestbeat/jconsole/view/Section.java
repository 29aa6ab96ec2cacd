package io.guestbeat.jconsole.view;

import javax.swing.BorderFactory;
import javax.swing.JLabel;

/** A part of the tab with a heading. */
class Section extends Column {
  private static final long serialVersionUID = 1;

  Section(String heading, int em) {
    super(em / 3);
    setBorder(
        BorderFactory.createCompoundBorder(
            BorderFactory.createMatteBorder(0, 0, 1, 0, Palette.grid()),
            BorderFactory.createEmptyBorder(em / 2, em / 2, em / 2, em / 2)));
    addHeading(heading);
  }

  final void addHeading(String text) {
    JLabel label = new Caption(text);
    label.setFont(Fonts.heading());
    add(label);
  }
}
