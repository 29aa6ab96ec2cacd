/** The data of the charts: the measures of the last quarter of an hour. Knows no window. */
package io.guestbeat.jconsole.history;
