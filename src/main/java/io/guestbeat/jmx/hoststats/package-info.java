/**
 * The MBeans {@code type=HostStats}: statistics that the host gives beyond the Guest API, read and
 * published as they come.
 */
package io.guestbeat.jmx.hoststats;
