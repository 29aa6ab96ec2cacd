package io.guestbeat.jconsole.view;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.regex.Pattern;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import javax.swing.text.DefaultCaret;

/** A text that is wrapped where its room ends, and can be selected and copied. */
final class WrappedText extends JTextArea {
  private static final long serialVersionUID = 1;
  private static final char NO_BREAK = '\u00a0';

  /** The blank in {@code failed 0}, {@code 5 %} and {@code 2,206 MB}. */
  private static final Pattern BLANK_AT_NUMBER =
      Pattern.compile(
          "(?<=\\b(?:sent|withheld|failed|every|at|in)) (?=\\d)"
              + "|(?<=\\d) (?=(?:%|ms|s|min|h|days|MB|MHz)(?:\\W|$))");

  private String shown = "";

  WrappedText(String name) {
    setName(name);
    setEditable(false);
    setOpaque(false);
    setLineWrap(true);
    setWrapStyleWord(true);
    setBorder(null);
    setFont(Fonts.text());
    setForeground(UIManager.getColor("Label.foreground"));
    setCaret(new StillCaret());
  }

  WrappedText bold() {
    setFont(Fonts.strong());
    return this;
  }

  /** Shows this; what is shown already stays selected. */
  void show(String text) {
    if (!shown.equals(text)) {
      shown = text;
      setText(withoutBreaksAtNumbers(text));
      setVisible(!text.isEmpty());
      revalidate();
    }
  }

  /** Returns how high it is at this width. */
  int heightAt(int width) {
    setSize(width, Short.MAX_VALUE);
    return getPreferredSize().height;
  }

  @Override
  public Dimension getMinimumSize() {
    return new Dimension(0, super.getMinimumSize().height);
  }

  /** Returns the text in which no line ends between a number and what it is of. */
  static String withoutBreaksAtNumbers(String text) {
    return BLANK_AT_NUMBER.matcher(text).replaceAll(String.valueOf(NO_BREAK));
  }

  /** A caret that moves no viewport: whatever changes, what is looked at stays where it is. */
  private static final class StillCaret extends DefaultCaret {
    private static final long serialVersionUID = 1;

    StillCaret() {
      setUpdatePolicy(NEVER_UPDATE);
    }

    @Override
    protected void adjustVisibility(Rectangle position) {
      // A text area would scroll to its caret here.
    }
  }
}
