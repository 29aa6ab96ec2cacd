/**
 * MBeans made of tables of attributes and operations, their registration and their notifications.
 * Knows nothing of virtual machines.
 */
package io.guestbeat.jmx.bean;
