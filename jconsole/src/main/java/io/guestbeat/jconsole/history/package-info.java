/** What the charts show: the measures of the last quarter of an hour. Knows no window. */
package io.guestbeat.jconsole.history;
