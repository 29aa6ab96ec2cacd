/** Nagios and Icinga, which run our plugin; it asks Jolokia. */
package io.guestbeat.consumers.nagios;
