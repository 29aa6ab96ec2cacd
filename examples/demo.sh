#!/usr/bin/env bash
# Runs the order desk, an ordinary application, with the Guestbeat agent on a simulated VMware host,
# and reads its statistics and heartbeat over JMX from another process for about 20 seconds.
set -euo pipefail

seconds=${1:-20}
case $seconds in
  '' | *[!0-9]*)
    echo "usage: demo.sh [SECONDS]" >&2
    exit 2
    ;;
esac
root=$(cd "$(dirname "$0")/.." && pwd)
agent=$root/agent/target/guestbeat.jar
examples=$root/examples/target/guestbeat-examples.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

if [ ! -f "$agent" ] || [ ! -f "$examples" ]; then
  echo "building Guestbeat (once; after a change: mvn -DskipTests package) ..."
  (cd "$root" && mvn -q -B -DskipTests package)
fi

log=$(mktemp)
desk=
cleanup() {
  if [ -n "$desk" ]; then
    kill "$desk" 2>/dev/null || true
    wait "$desk" 2>/dev/null || true
  fi
  rm -f "$log"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

echo "starting: java -javaagent:guestbeat.jar=host=simulator ... OrderDesk"
"$java" "-javaagent:$agent=host=simulator" -cp "$examples" io.guestbeat.examples.OrderDesk >"$log" 2>&1 &
desk=$!
echo "pid $desk; to look yourself while this runs: jconsole $desk   (MBeans, io.guestbeat)"
echo

if ! "$java" -cp "$examples" io.guestbeat.examples.JmxConsole "$desk" "$seconds"; then
  echo "the order desk said:" >&2
  cat "$log" >&2
  exit 1
fi

echo
echo "what the application itself printed, Guestbeat's one line included:"
sed 's/^/  /' "$log"
echo
echo "Keep it running to open JConsole on it:"
echo "  java -javaagent:$agent=host=simulator -cp $examples io.guestbeat.examples.OrderDesk"
echo "  jconsole   (choose OrderDesk, then MBeans, io.guestbeat)"
