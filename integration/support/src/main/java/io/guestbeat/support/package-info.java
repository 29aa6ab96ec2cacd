/**
 * Programs that tests start: started, waited for, run to their end in bounded time, and ended by
 * their own ids; and the JDKs that they run on. May use the JDK only, as the tests of every module
 * use it.
 */
package io.guestbeat.support;
