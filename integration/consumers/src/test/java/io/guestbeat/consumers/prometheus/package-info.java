/**
 * Prometheus, the real one, and the files of {@code examples/prometheus}: jmx_exporter's rules,
 * recording rules and alerts, Grafana's dashboards. Needs Debian's {@code prometheus}, and npm for
 * Grafana's schema.
 */
package io.guestbeat.consumers.prometheus;
