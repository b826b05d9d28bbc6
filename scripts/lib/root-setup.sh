# Makes the private Debian 13 root in the user's cache folder: no root rights, nothing on the system is touched.
# The packages are fetched by the machine's own apt, with its mirror, proxy and keys, and unpacked, not installed.
# shellcheck shell=bash

debian_keys=${SYNFIRE_DEBIAN_KEYS:-/usr/share/keyrings/debian-archive-keyring.gpg}

# set_up_root: makes $root unless it is there. Made under a temporary name and renamed when complete.
set_up_root() {
  [[ ! -d $root ]] || return 0
  command -v apt-get dpkg-deb flock >/dev/null || no_apt "this machine has no apt-get"
  namespaces_allowed || no_namespaces
  mkdir -p "$cache" 2>/dev/null && [[ -w $cache ]] ||
    fail cache-not-writable "the cache folder $cache cannot be written" "set XDG_CACHE_HOME to a folder that can"
  exec 9>"$cache/lock"
  if ! flock -n 9; then
    echo "Another synfire is setting up the tools; waiting for it ..." >&2
    flock 9
  fi
  if [[ ! -d $root ]]; then
    rm -rf "$cache"/tools-*.tmp.* # of set-ups that were killed; the lock says that none is alive
    find "$cache" -maxdepth 1 -name 'tools-*' -type d -mtime +60 -exec rm -rf {} + # for package lists of long ago
    local free
    free=$(df --output=avail -m "$cache" | tail -n 1)
    ((free > 2600)) || fail disk-full "the tools need 2.6 GB in $cache, $free MB are free" \
      "make room, or set XDG_CACHE_HOME to a folder with more"
    temporary=$root.tmp.$$
    trap 'rm -rf "$temporary"' EXIT
    mkdir -p "$temporary"
    local log=$cache/set-up.log
    step "$log" "Fetching the list of Debian 13 packages" list_packages || failed_set_up "$log"
    step "$log" "Fetching Verilator, the FPGA tools and a compiler (about 400 MB)" fetch_packages || failed_set_up "$log"
    step "$log" "Unpacking them" unpack_packages || failed_set_up "$log"
    step "$log" "Finishing the tools" finish_root || failed_set_up "$log"
    touch "$temporary/root"
    sync -f "$temporary/root" 2>/dev/null || true # all of it is on the disk before it has its name
    mv "$temporary/root" "$root"
    rm -rf "$temporary"
    trap - EXIT
  fi
  exec 9>&-
}

failed_set_up() {
  fail setup-failed "the tools could not be set up" \
    "look at $1; check the network and the machine's apt configuration, then run the same command again"
}

no_apt() {
  fail no-tools "the tools are not on PATH, and $1 to get them with" \
    "install a JDK 25 and an OSS CAD Suite, g++ and make, and put them on PATH ('synfire doctor' lists what is missing)"
}

private_apt() {
  apt-get -c "$temporary/apt.conf" -q -y "$@"
}

# find_mirror: sets mirror to the address of a Debian mirror; empty if there is none. The user's own, else this machine's: apt
# says itself where it would fetch the lists of this machine's release. A distribution made from Debian, such as Ubuntu, has
# apt, but a mirror of its own packages.
find_mirror() {
  local release system=${os_release:-/etc/os-release}
  mirror=${SYNFIRE_DEBIAN_MIRROR:-}
  mirror=${mirror%/}
  [[ -z $mirror && $(. "$system" && echo "${ID:-debian}") == debian ]] || return 0
  release=$(. "$system" && echo "${VERSION_CODENAME:-}")
  mirror=$(apt-get update --print-uris | sed -nE "s#^'([^']*)/dists/($release|stable|oldstable)/InRelease'.*#\\1#p" | head -n 1)
}

list_packages() {
  local mirror
  find_mirror
  if [[ -z $mirror ]]; then
    echo "apt on this machine does not fetch from a Debian mirror: set SYNFIRE_DEBIAN_MIRROR to the address of one"
    return 1
  fi
  if [[ ! -r $debian_keys ]]; then
    echo "$debian_keys is missing: install debian-archive-keyring, or set SYNFIRE_DEBIAN_KEYS to its file"
    return 1
  fi
  mkdir -p "$temporary"/{state/lists/partial,cache/archives/partial,root} || return 1
  : >"$temporary/status"
  echo "deb [signed-by=$debian_keys] $mirror trixie main" >"$temporary/sources.list"
  cat >"$temporary/apt.conf" <<CONFIGURATION
Dir::Etc::SourceList "$temporary/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
Dir::State "$temporary/state";
Dir::State::Lists "$temporary/state/lists";
Dir::State::Status "$temporary/status";
Dir::Cache "$temporary/cache";
Dir::Cache::Archives "$temporary/cache/archives";
Dir::Log "$temporary";
APT::Install-Recommends "false";
APT::Sandbox::User "";
APT::Get::List-Cleanup "false";
Acquire::Languages "none";
Acquire::Retries "3";
APT::Update::Error-Mode "any";
Debug::NoLocking "true";
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Pre-Install-Pkgs;
#clear DPkg::Post-Invoke;
Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled "false";
CONFIGURATION
  private_apt update
}

fetch_packages() {
  local packages
  mapfile -t packages < <(grep -v '^#' "$home/scripts/lib/packages.txt")
  private_apt --download-only install "${packages[@]}"
}

unpack_packages() {
  local packages=("$temporary"/cache/archives/*.deb)
  printf '%s\0' "${packages[@]}" |
    xargs -0 -P "$(nproc)" -I {} sh -c 'basename "$2" && dpkg-deb -x "$2" "$1" && rm "$2"' sh "$temporary/root" {}
}

# What the packages' own scripts would have done on installing, as far as it matters here.
finish_root() {
  local name
  cd "$temporary/root" || return 1
  [[ -e usr/bin/sh ]] || ln -s dash usr/bin/sh
  ln -sf mawk usr/bin/awk
  ln -sf gcc usr/bin/cc
  ln -sf g++ usr/bin/c++
  [[ -e etc/nsswitch.conf ]] || cp usr/share/base-files/nsswitch.conf etc/ 2>/dev/null || : >etc/nsswitch.conf
  for name in passwd group hosts resolv.conf nsswitch.conf localtime; do # places to put this machine's own
    [[ -s etc/$name && ! -L etc/$name ]] || { rm -f "etc/$name" && : >"etc/$name"; }
  done
  mkdir -p etc/ssl etc/maven usr/share/maven usr/share/java
  find . -xdev -type f -perm /6000 -exec chmod ug-s {} + # nothing in a cache folder shall give anyone rights
  chmod -R u+rwX .
  test -x usr/bin/bwrap -a -x usr/bin/verilator -a -x usr/bin/yosys -a -x usr/bin/nextpnr-ecp5 &&
    test -x usr/lib/jvm/java-25-openjdk-*/bin/javac
}
