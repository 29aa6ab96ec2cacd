#!/usr/bin/env bash
# What an agent costs a whole process: time to main, to exit, CPU, memory, threads, classes; no
# agent, an empty one, ours (simulator, heartbeat on), jmx_exporter and Jolokia, in an order drawn
# anew in each round. Prints tables of medians. Takes 5 minutes. Linux, a JDK 17 or newer.
# usage: startup.sh [ROUNDS [JAVA_HOME]]
set -euo pipefail

rounds=${1:-15}
root=$(cd "$(dirname "$0")/.." && pwd)
jar=$root/benchmarks/target/benchmarks.jar
agent=$root/agent/target/guestbeat.jar
others=$root/benchmarks/target/agents
home=${2:-${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}}

if [ ! -f "$jar" ] || [ ! -f "$agent" ]; then
  (cd "$root" && mvn -q -B -DskipTests package)
fi
if [ ! -f "$others/jolokia.jar" ]; then
  (cd "$root" && mvn -q -B -pl benchmarks dependency:copy@other-agents)
fi

exec "$home/bin/java" --enable-native-access=ALL-UNNAMED -cp "$jar" \
  io.guestbeat.benchmarks.startup.Startup "$rounds" "$home" "$agent" "$others"
