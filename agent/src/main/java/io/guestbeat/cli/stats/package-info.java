/**
 * What the command {@code stats} shows: samples of the host's statistics, the rates between them,
 * and their forms for people and programs. Knows nothing of the command line's words.
 */
package io.guestbeat.cli.stats;
