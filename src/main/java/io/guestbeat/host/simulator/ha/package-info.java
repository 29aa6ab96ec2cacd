/**
 * The simulated vSphere HA: what it watches, when it considers an application failed, when it
 * resets.
 */
package io.guestbeat.host.simulator.ha;
