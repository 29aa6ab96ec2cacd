#!/usr/bin/env bash
# Times one read of all statistics: ours over one kept connection, against the genuine C library's
# UpdateInfo and accessors, on the same simulated host, interleaved in the same run. Prints the
# medians and their ratio. Needs gcc and open-vm-tools.   usage: guest-read.sh [ROUNDS]
#
# Guest and host share one processor, for both contestants alike: how long a machine takes to wake
# another processor is no cost of either, and on small virtual machines it hides what is.
set -euo pipefail
taskset -pc 0 $$ >/dev/null

rounds=${1:-5}
c_reads=20000
root=$(cd "$(dirname "$0")/.." && pwd)
here=$root/benchmarks
jar=$here/target/benchmarks.jar
guestbeat=$root/agent/target/guestbeat.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

if [ ! -f "$jar" ] || [ ! -f "$guestbeat" ]; then
  (cd "$root" && mvn -q -B -DskipTests package)
fi

work=$(mktemp -d)
host=
cleanup() {
  if [ -n "$host" ]; then
    kill "$host" 2>/dev/null || true
    wait "$host" 2>/dev/null || true
  fi
  rm -rf "$work"
}
trap cleanup EXIT

gcc -O2 -shared -fPIC -o "$work/standin.so" "$root/src/test/c/preload.c" -ldl
gcc -O2 -o "$work/guest_read" "$here/src/main/c/guest_read.c" -ldl

"$java" -jar "$guestbeat" simulate --listen "$work/host.sock" </dev/null >"$work/host.log" &
host=$!
for _ in $(seq 100); do
  grep -q ready "$work/host.log" && break
  kill -0 "$host"
  sleep 0.1
done

mapfile -t statistics < <("$java" -cp "$jar" io.guestbeat.benchmarks.StatisticWidths)

read_with_c() {
  GUESTBEAT_STANDIN_HOST=$work/host.sock LD_PRELOAD=$work/standin.so \
    "$work/guest_read" "$c_reads" "${statistics[@]}"
}

read_with_java() {
  "$java" -jar "$jar" GuestRead -p host="unix:$work/host.sock" \
    -f 1 -wi 3 -w 1 -i 3 -r 1 -rf csv -rff "$work/jmh.csv" >"$work/jmh.log" 2>&1 ||
    { cat "$work/jmh.log" >&2; exit 1; }
  tail -1 "$work/jmh.csv" | cut -d, -f5 | tr -d '"' | cut -d. -f1
}

median() {
  sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

read_with_c >/dev/null
echo "round   C library ns   Guestbeat ns"
for round in $(seq "$rounds"); do
  c=$(read_with_c)
  ours=$(read_with_java)
  printf '%5d %14d %14d\n' "$round" "$c" "$ours"
  echo "$c" >>"$work/c"
  echo "$ours" >>"$work/ours"
done
c=$(median <"$work/c")
ours=$(median <"$work/ours")
awk -v c="$c" -v ours="$ours" -v n="${#statistics[@]}" 'BEGIN {
  printf "median %13d %14d   of %d statistics\n", c, ours, n
  printf "ratio  Guestbeat / C library = %.2f\n", ours / c
}'
