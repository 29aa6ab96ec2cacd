/**
 * The tab's components and words. Everything here is for the event dispatch thread, and asks no
 * JVM.
 */
package io.guestbeat.jconsole.view;
