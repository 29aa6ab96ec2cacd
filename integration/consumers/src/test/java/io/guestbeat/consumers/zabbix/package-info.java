/** Zabbix: its Java gateway, which reads JMX, and its own check of an import file. */
package io.guestbeat.consumers.zabbix;
