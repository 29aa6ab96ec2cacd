#!/usr/bin/env bash
# Has the real monitoring tools read Guestbeat, and runs no other test: run.sh [options of Maven].
# Needs JDK 17, and the Debian packages that .ci/run installs, nodejs and npm among them.
set -euo pipefail
cd "$(dirname "$0")/../.."

# Of the modules that it needs, which were tested before, only the classes are wanted.
mvn -B -ntp verify -Pconsumers -pl integration/consumers -am -Dguestbeat.forks=1 \
  -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
  '-Dit.test=io.guestbeat.consumers.**.*IT' -Dfailsafe.failIfNoSpecifiedTests=false "$@"
