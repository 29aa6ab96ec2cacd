#!/bin/sh
# Makes a seccomp profile that lets containers open vSockets, and is else the one it is made from:
#
#   allow-vsock.sh default.json > vsock.json
#
# default.json is the engine's own default, of the version in use: Podman's and CRI-O's is
# /usr/share/containers/seccomp.json; Docker's is seccomp/default.json of the project moby/profiles.
# Needs jq. A container that may open vSockets may talk to the host and to every virtual machine
# that listens on them: give the profile to no other container.
set -eu

if [ $# -ne 1 ]; then
  echo "usage: $0 PROFILE.json > NEW-PROFILE.json" >&2
  exit 2
fi

# 40 is AF_VSOCK, the first argument of socket(2). Rules that refuse just that lose the name socket,
# and go where they have no other; one that allows it comes; where the default is to refuse, rules that allow all other families stay.
exec jq --exit-status '
  def is_just_vsock:
    (.args // []) | length == 1 and .[0].index == 0 and .[0].value == 40
      and .[0].op == "SCMP_CMP_EQ";
  def is_socket: (.names // []) | index("socket") != null;

  if (.syscalls | type) != "array" or (any(.syscalls[]; is_socket) | not) then
    error("this is no seccomp profile of a container engine: no rule for socket")
  else
    .syscalls |= (
      map(if is_socket and is_just_vsock and .action != "SCMP_ACT_ALLOW"
          then .names -= ["socket"] | select(.names != [])
          else . end)
      + [{
          names: ["socket"],
          action: "SCMP_ACT_ALLOW",
          args: [{index: 0, value: 40, op: "SCMP_CMP_EQ"}],
          comment: "AF_VSOCK, for Guestbeat"
        }])
  end
' "$1"
