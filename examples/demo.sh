#!/usr/bin/env bash
# Two acts, less than a minute, no VMware:
#   1. the order desk, an ordinary application, with the Guestbeat agent on a simulated VMware host;
#      another process reads its statistics and sends its heartbeat over JMX for about 20 seconds;
#   2. two threads of the order desk deadlock; Guestbeat withholds the heartbeat, writes evidence,
#      and a simulated vSphere HA cluster resets the virtual machine, after which all is well again.
set -euo pipefail

seconds=${1:-20}
case $seconds in
  '' | *[!0-9]*)
    echo "usage: demo.sh [SECONDS OF THE FIRST ACT]" >&2
    exit 2
    ;;
esac
root=$(cd "$(dirname "$0")/.." && pwd)
agent=$root/agent/target/guestbeat.jar
examples=$root/examples/target/guestbeat-examples.jar
library=$root/examples/target/lib
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

if [ ! -f "$agent" ] || [ ! -f "$examples" ] || [ ! -d "$library" ]; then
  echo "building Guestbeat (once; after a change: mvn -DskipTests package) ..."
  (cd "$root" && mvn -q -B -DskipTests package)
fi

folder=$(mktemp -d)
log=$folder/desk.log
desk=
console=
cluster=
# Ends a process of ours, and only such: a child that was not waited for keeps its id.
end() {
  if [ -n "$1" ]; then
    kill "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
  fi
}
cleanup() {
  trap '' HUP INT TERM
  end "$console"
  end "$desk"
  end "$cluster"
  rm -rf "$folder"
}
trap cleanup EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

fail() {
  echo "$1; the order desk said:" >&2
  cat "$log" >&2
  exit 1
}

# Runs a console on the order desk, without the signals' waiting for its end.
console() {
  "$java" -cp "$examples" "$@" &
  console=$!
}
await_console() {
  local status=0
  wait "$console" || status=$?
  console=
  [ "$status" = 0 ] || fail "the console failed"
}

echo "ACT 1: what the host does to this JVM"
echo
echo "starting: java -javaagent:guestbeat.jar=host=simulator ... OrderDesk"
"$java" "-javaagent:$agent=host=simulator" -cp "$examples" io.guestbeat.examples.OrderDesk >"$log" 2>&1 &
desk=$!
echo "pid $desk; to look yourself while this runs: jconsole $desk   (MBeans, io.guestbeat)"
echo
console io.guestbeat.examples.JmxConsole "$desk" "$seconds"
await_console
end "$desk"
desk=
echo
echo "what the application itself printed, Guestbeat's one line included:"
sed 's/^/  /' "$log"

echo
echo "ACT 2: a deadlock, and the reset of its virtual machine"
echo
echo "Shortened, to fit into a minute (in brackets what it is by default): a heartbeat every 1 s [10 s],"
echo "a look for deadlocks every 0.5 s [15 s], a grace after the start of 1 s [60 s]; the simulated cluster"
echo "turns red after 3 s without a heartbeat [30 s], resets 2 s later [30 s at high sensitivity], and"
echo "wants no minimum uptime [2 minutes]."
echo
socket=$folder/host.sock
evidence=$folder/evidence
options=host=unix:$socket,heartbeat=on,heartbeat.interval=1s,heartbeat.grace=1s
options=$options,gate.deadlock.interval=500ms,evidence.dir=$evidence

mkfifo "$folder/events"
: >"$folder/pid"
"$java" -cp "$examples:$library/*" io.guestbeat.examples.SimulatedCluster "$socket" "$folder/pid" \
  >"$folder/events" 2>"$folder/cluster.log" &
cluster=$!
exec 3<"$folder/events"

# Shows what the cluster says, until it says this.
await_cluster() {
  local line
  while IFS= read -r -t 30 line <&3; do
    echo "  [vSphere HA]  $line"
    case $line in *"$1"*) return ;; esac
  done
  cat "$folder/cluster.log" >&2
  fail "the cluster did not say \"$1\""
}

boot() {
  "$java" "-javaagent:$agent=$options" -cp "$examples" io.guestbeat.examples.OrderDesk >"$log" 2>&1 &
  desk=$!
  echo "$desk" >"$folder/pid"
  echo "$1, pid $desk"
}

await_cluster ready
boot "starting: java -javaagent:guestbeat.jar=host=unix:...,heartbeat=on,... OrderDesk"
await_cluster GREEN:
console io.guestbeat.examples.Breakdown "$desk"
await_cluster RESET:
wait "$desk" 2>/dev/null || true
desk=
await_console
boot "the virtual machine has booted and starts the order desk anew"
await_cluster GREEN:
echo
echo "what Guestbeat wrote down before the reset, in $evidence:"
for file in "$evidence"/evidence-*.txt; do
  echo "  $(basename "$file")"
  sed -n '/^=* Failure /,/^$/ s/^/  | /p; /^=* Deadlock /,/^$/ s/^/  | /p' "$file"
done
echo "  ... and gates, decisions, memory, the virtual machine's statistics, the command line, all threads"
echo
echo "a clean end is no failure: the order desk is stopped, and Guestbeat disables monitoring"
end "$desk"
desk=
await_cluster DISABLED:

echo
echo "Keep it running to open JConsole on it:"
echo "  java -javaagent:$agent=host=simulator -cp $examples io.guestbeat.examples.OrderDesk"
echo "  jconsole   (choose OrderDesk, then MBeans, io.guestbeat)"
echo "How the heartbeat works, and how to try it on your own application: docs/heartbeat.md"
