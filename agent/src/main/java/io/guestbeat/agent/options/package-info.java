/** The options of the agent: their keys, where they are given, and what is wrong with them. */
package io.guestbeat.agent.options;
