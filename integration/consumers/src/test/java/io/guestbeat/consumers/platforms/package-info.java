/**
 * What starts a JVM and surrounds it: container engines, with their seccomp profiles, and
 * Kubernetes. The files of {@code examples/containers} and {@code examples/kubernetes} are read by
 * linters, and run by a real engine.
 */
package io.guestbeat.consumers.platforms;
