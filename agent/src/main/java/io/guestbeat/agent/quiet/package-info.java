/**
 * What the references of JNA and JLine to {@code java.util.logging} point to in our jar; the build
 * renames them. Initialising the real one would take from the application the choice of its log
 * manager.
 */
package io.guestbeat.agent.quiet;
