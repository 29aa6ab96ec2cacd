/** What Guestbeat costs, measured; each benchmark is run by the script of its name. */
package io.guestbeat.benchmarks;
