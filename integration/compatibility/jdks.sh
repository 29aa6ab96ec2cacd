#!/usr/bin/env bash
# Lays JDK 8, 11 and 21 below a folder, for the compatibility suite: jdks.sh [FOLDER]. They come from
# other suites of the Debian archive that this machine's own apt uses, and nothing is installed: the
# packages are unpacked, with the C library of their suite where they need it, and made to run in the ordinary file
# system. Prints the three Java homes. What is there already is left alone.
set -euo pipefail

folder=$(realpath -m "${1:-${XDG_CACHE_HOME:-$HOME/.cache}/guestbeat/jdks}")

# Version, suite, the label of the archive that has it, and what it needs of that suite where this
# machine's C library is too old for it.
readonly C_LIBRARY='libc6 libgcc-s1 libstdc++6 zlib1g'
readonly JDKS="8 sid Debian $C_LIBRARY
11 bullseye-security Debian-Security
21 trixie Debian $C_LIBRARY"

main() {
  mkdir -p "$folder"
  exec 9>"$folder/.lock"
  flock 9
  while read -r version suite label libraries; do
    local home="$folder/$version"
    if ! runs "$home"; then
      provide "$version" "$suite" "$label" "$libraries"
      runs "$home" || fail "JDK $version does not run"
    fi
    echo "$home"
  done <<<"$JDKS"
}

runs() {
  [ -e "$1/bin/java" ] && "$1/bin/java" -version >/dev/null 2>&1
}

provide() {
  command -v patchelf >/dev/null || fail "patchelf is needed; it is a package of that name"
  local version=$1 suite=$2 label=$3 libraries=$4
  local root="$folder/.root-$1" packages="$folder/.packages-$1"
  rm -rf "$root" "$packages" "$folder/${version:?}"
  mkdir -p "$root" "$packages/apt/partial"
  apt_configuration "$suite" "$label" "$packages" >"$packages/apt.conf"
  APT_CONFIG="$packages/apt.conf" apt-get update -qq >&2
  # shellcheck disable=SC2086 # Several words, or none.
  (cd "$packages" && APT_CONFIG="$packages/apt.conf" apt-get download -qq \
    "openjdk-$version-jre-headless" "openjdk-$version-jdk-headless" $libraries >&2)
  for package in "$packages"/*.deb; do
    dpkg-deb --fsys-tarfile "$package" | tar -x -C "$root" \
      --exclude='*.jmod' --exclude='./usr/share/*'
  done
  settle "$root" "$root"/usr/lib/jvm/java-"$version"-openjdk-*
  ln -s "$(echo "$root"/usr/lib/jvm/java-"$version"-openjdk-*)" "$folder/$version"
  rm -rf "$packages"
}

# apt's lists and caches apart from the machine's own.
apt_configuration() {
  local suite=$1 label=$2 packages=$3 archive
  archive=$(apt-get indextargets --format '$(REPO_URI)|$(LABEL)' 'Created-By: Packages' |
    sed -n "s/|$label\$//p" | head -1)
  [ -n "$archive" ] || fail "apt knows no archive $label; has apt-get update been run?"
  echo "deb $archive $suite main" >"$packages/sources.list"
  : >"$packages/status"
  cat <<CONF
Dir::Etc::SourceList "$packages/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
Dir::State "$packages/apt";
Dir::State::Status "$packages/status";
Dir::Cache "$packages/apt";
Acquire::Languages "none";
APT::Sandbox::User "root";
CONF
}

# Makes an unpacked JDK run where it lies: its links into /etc lead into the unpacked /etc, and its
# programs and libraries find the unpacked C library, if there is one; programs that they start do not.
settle() {
  local root=$1 home=$2 target loader libraries
  while read -r link; do
    target=$(readlink "$link")
    if [ -e "$root$target" ]; then
      ln -sfn "$root$target" "$link"
    fi
  done < <(find "$home" "$root/etc" -type l -lname '/*')
  loader=$(find "$root" -name 'ld-linux*.so.*' | head -1)
  [ -n "$loader" ] || return 0
  libraries=$(find "$root" \( -name libc.so.6 -o -name libz.so.1 \) -printf '%h\n' | sort -u | paste -sd:)
  while read -r file; do
    adapt "$file" "$loader" "$libraries"
  done < <(find "$home" -type f \( -perm /111 -o -name '*.so' \))
}

adapt() {
  local file=$1 loader=$2 libraries=$3 own
  own=$(patchelf --print-rpath "$file" 2>/dev/null) || return 0
  patchelf --force-rpath --set-rpath "${own:+$own:}$libraries" "$file"
  if patchelf --print-interpreter "$file" >/dev/null 2>&1; then
    patchelf --set-interpreter "$loader" "$file"
  fi
}

fail() {
  echo "jdks.sh: $1" >&2
  exit 1
}

main
