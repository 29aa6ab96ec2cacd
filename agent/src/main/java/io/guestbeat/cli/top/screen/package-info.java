/**
 * How the command {@code top} looks: what is known now becomes lines, and lines become a terminal's
 * screen. Only {@code LiveScreen} and {@code Palette} know the terminal.
 */
package io.guestbeat.cli.top.screen;
