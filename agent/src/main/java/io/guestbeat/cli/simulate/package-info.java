/**
 * The work of the command {@code simulate}: a simulated host on a Unix socket, with a profile, a
 * script and a prompt, and a journal of what guests do and HA decides. Knows the simulator, and
 * nothing of the command line or the agent.
 */
package io.guestbeat.cli.simulate;
