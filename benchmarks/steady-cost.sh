#!/usr/bin/env bash
# What the whole agent (heartbeat, MBeans, pause meter) costs an application that does nothing, in a
# steady state: percent of one core more than without it, and what its threads allocate. Prints a
# table, and whether it is within the limits. Takes 4 minutes. Linux, a JDK 17 or newer.
# usage: steady-cost.sh [ROUNDS [SECONDS [JAVA_HOME]]]
set -euo pipefail

rounds=${1:-3}
seconds=${2:-60}
root=$(cd "$(dirname "$0")/.." && pwd)
jar=$root/benchmarks/target/benchmarks.jar
agent=$root/agent/target/guestbeat.jar
home=${3:-${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}}

if [ ! -f "$jar" ] || [ ! -f "$agent" ]; then
  (cd "$root" && mvn -q -B -DskipTests package)
fi

exec "$home/bin/java" --enable-native-access=ALL-UNNAMED -cp "$jar" \
  io.guestbeat.benchmarks.steady.SteadyCost "$rounds" "$seconds" "$home" "$agent"
