#!/usr/bin/env bash
# Runs the compatibility suite, and no other test: run.sh [whole|sample] [options of Maven].
# Needs JDK 17 (the build's) and 25; provides 8, 11 and 21 itself, for which it needs apt and patchelf.
set -euo pipefail
cd "$(dirname "$0")/../.."

size=${1:-whole}
shift || true

integration/compatibility/jdks.sh >/dev/null
# Of the modules that it needs, which were tested before, only the classes are wanted.
mvn -B -ntp verify -Pcompatibility -pl integration/compatibility -am -Dguestbeat.forks=1 -Dguestbeat.compatibility="$size" \
  -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
  '-Dit.test=io.guestbeat.compatibility.*IT' -Dfailsafe.failIfNoSpecifiedTests=false "$@"
