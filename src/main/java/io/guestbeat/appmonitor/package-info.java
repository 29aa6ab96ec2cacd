/**
 * VMware's HA Application Monitoring API as Java types: the heartbeat with which an application
 * tells vSphere HA that it is alive. Uses the JDK only, and knows no host: {@link
 * io.guestbeat.appmonitor.CommandAppMonitor} speaks the API over anything that carries a command.
 */
package io.guestbeat.appmonitor;
