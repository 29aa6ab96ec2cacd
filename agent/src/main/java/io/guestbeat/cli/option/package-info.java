/** Options that several commands share. */
package io.guestbeat.cli.option;
