#!/usr/bin/env bash
# What one JVM with Guestbeat costs a fleet's monitoring: samples and bytes of a scrape of
# jmx_exporter, its time and the JVM's CPU time, with the rules of examples/prometheus; then what a
# real Prometheus passes on of 100 such targets by remote write and by federation. The 100 are one
# JVM under 100 names. Takes 3 minutes. Linux, JDK 17, curl, Debian's prometheus; loopback only.
# usage: fleet.sh [SCRAPES [AGENT_JAR [RULES]]]
set -euo pipefail

scrapes=${1:-200}
root=$(cd "$(dirname "$0")/.." && pwd)
agent=${2:-$root/agent/target/guestbeat.jar}
rules=${3:-$root/examples/prometheus/guestbeat.yaml}
exporter=$root/integration/consumers/target/consumers/jmx-exporter.jar
classes=$root/integration/consumers/target/classes
for file in "$agent" "$rules" "$exporter" "$classes"; do
  if [ ! -e "$file" ]; then
    echo "missing: $file; integration/consumers/run.sh makes it" >&2
    exit 1
  fi
done

work=$(mktemp -d)
started=()
# shellcheck disable=SC2317 # It is the trap's.
end() {
  for process in "${started[@]}"; do
    kill "$process" 2>/dev/null || true
  done
  wait || true
  rm -rf "$work"
}
trap end EXIT

free_port() {
  perl -MIO::Socket::INET -e \
    'print IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1")->sockport'
}

await() {
  for _ in $(seq 300); do
    if "$@" >/dev/null 2>&1; then
      return
    fi
    sleep 0.2
  done
  echo "never came true: $*" >&2
  exit 1
}

mkfifo "$work/simulate.in" "$work/server.in"
java -jar "$agent" simulate --listen "$work/host.sock" --profile starved \
  <"$work/simulate.in" >"$work/simulate.out" 2>&1 &
started+=($!)
exec 8>"$work/simulate.in"
await test -S "$work/host.sock"

port=$(free_port)
java -Xmx128m "-javaagent:$exporter=127.0.0.1:$port:$rules" \
  "-javaagent:$agent=host=unix:$work/host.sock,heartbeat=on,evidence.dir=$work/evidence" \
  -cp "$classes" example.Server <"$work/server.in" >"$work/server.out" 2>&1 &
jvm=$!
started+=("$jvm")
exec 9>"$work/server.in"
url=http://127.0.0.1:$port/metrics
await sh -c "curl -sf $url | grep -q ^guestbeat_cpu_stolen_ratio"

# User and system time so far, in ms.
cpu_ms() {
  awk -v hertz="$(getconf CLK_TCK)" '{ print ($14 + $15) * 1000 / hertz }' "/proc/$jvm/stat"
}
scrape() {
  for _ in $(seq "$1"); do
    curl -sf -o /dev/null -w '%{time_total}\n' -H 'Accept-Encoding: gzip' "$url"
    sleep 0.05
  done
}
scrape 200 >/dev/null
before=$(cpu_ms)
scrape "$scrapes" | sort -n >"$work/times"
after=$(cpu_ms)

curl -sf "$url" >"$work/page"
samples=$(grep -vc '^#' "$work/page")
ours=$(grep -c '^guestbeat_' "$work/page")
zipped=$(curl -sf -H 'Accept-Encoding: gzip' "$url" | wc -c)
percentile() {
  awk -v share="$1" '{ at[NR] = $1 * 1000 } END { printf "%.0f", at[int((NR + 1) * share)] }' \
    "$work/times"
}
spent=$(awk -v a="$after" -v b="$before" -v n="$scrapes" 'BEGIN { printf "%.1f", (a - b) / n }')
echo "| one JVM, one scrape | |"
echo "|---|---|"
echo "| samples | $samples, of which $ours are Guestbeat's |"
echo "| bytes | $(wc -c <"$work/page"), compressed $zipped |"
echo "| time to the last byte | $(percentile 0.5) ms, 9 of 10 within $(percentile 0.9) ms |"
echo "| CPU time of the JVM | $spent ms: at 15 s between scrapes $(awk -v ms="$spent" \
  'BEGIN { printf "%.2f", ms / 150 }') % of a processor |"

store=$(free_port)
cat >"$work/store.yml" <<YAML
global: {scrape_interval: 1h}
YAML
prometheus --config.file="$work/store.yml" --storage.tsdb.path="$work/store" --log.level=error \
  --web.enable-remote-write-receiver --web.listen-address="127.0.0.1:$store" 2>"$work/store.log" &
started+=($!)

front=$(free_port)
{
  echo "global: {scrape_interval: 15s, scrape_timeout: 10s}"
  echo "remote_write: [{url: http://127.0.0.1:$store/api/v1/write, send_exemplars: false}]"
  echo "scrape_configs:"
  echo "  - job_name: guestbeat"
  echo "    static_configs:"
  for i in $(seq 100); do
    echo "      - {targets: ['127.0.0.1:$port'], labels: {instance: 'vm-$i.example.org:9404', application: orders}}"
  done
} >"$work/front.yml"
prometheus --config.file="$work/front.yml" --storage.tsdb.path="$work/front" --log.level=error \
  --web.listen-address="127.0.0.1:$front" 2>"$work/front.log" &
started+=($!)

# The sum of a metric of Prometheus itself.
of() {
  curl -sf "http://127.0.0.1:$1/metrics" | awk -v name="$2" \
    '$1 == name || index($1, name "{") == 1 { sum += $2 } END { printf "%.0f", sum }'
}
sent() {
  of "$front" prometheus_remote_storage_samples_total
}
await curl -sf "http://127.0.0.1:$front/-/ready"
await curl -sf "http://127.0.0.1:$store/-/ready"
sleep 60
written=$(sent)
bytes=$(of "$front" prometheus_remote_storage_bytes_total)
series=$(($(of "$front" prometheus_tsdb_head_series) / 100))
page=$(curl -sfG --data-urlencode 'match[]={__name__=~"guestbeat_.*"}' \
  "http://127.0.0.1:$front/federate")
each=$(awk -v b="$bytes" -v s="$written" 'BEGIN { printf "%.1f", b / s }')
echo "| series in Prometheus | $series |"
echo "| a sample by remote write | $each bytes ($bytes for $written, of 100 such JVMs) |"
echo "| a sample by federation | $(awk -v b="${#page}" -v n="$(grep -c '^guestbeat_' <<<"$page")" \
  'BEGIN { printf "%.0f", b / n }') bytes, before compression |"
echo
echo "| JVMs, scraped every 15 s | series | samples/s | scraped, compressed | remote write |"
echo "|--:|--:|--:|--:|--:|"
for jvms in 10 1000 10000; do
  awk -v n="$jvms" -v series="$series" -v zipped="$zipped" -v each="$each" 'BEGIN {
    rate = n * series / 15
    printf "| %d | %d | %.0f | %.1f kB/s | %.1f kB/s |\n",
      n, n * series, rate, n * zipped / 15000, rate * each / 1000 }'
done
