#!/usr/bin/env bash
# What one deadlock check costs at 100, 1,000 and 10,000 threads: ours beside Dropwizard Metrics'
# ThreadDeadlockDetector, in turn in one process; medians and their ratio.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
jar=$root/benchmarks/target/benchmarks.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

if [ ! -f "$jar" ]; then
  (cd "$root" && mvn -q -B -DskipTests package)
fi

exec "$java" -cp "$jar" io.guestbeat.benchmarks.DeadlockCheckCost
