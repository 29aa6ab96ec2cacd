/**
 * Keys of settings: what each is called, accepts, means and defaults to. Options, gates and
 * profiles are read by them, and help and documentation are made from them. May use texts and the
 * JDK only.
 */
package io.guestbeat.settings;
