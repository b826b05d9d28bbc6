# The private Debian 13 root: where it is, and how to run something in it. root-setup.sh makes it.
# shellcheck shell=bash

# locate_root: sets root to the folder of the root that this checkout wants; it need not exist yet.
locate_root() {
  local key
  key=$(cksum <"$home/scripts/lib/packages.txt")
  root=$cache/tools-${key%% *}
}

# enter_root: sets inside to the words that, put before a command, run it in the root. All of this machine's own
# folders but its programs and libraries (/usr, /etc) are there under their own names; so are devices and the network.
# Needs no root rights where user namespaces are allowed.
enter_root() {
  local loaders jdks
  touch -c "$root" 2>/dev/null || true # in use: not to be cleared away
  find_binds
  loaders=("$root"/usr/lib*/ld-linux-*.so.*)
  jdks=("$root"/usr/lib/jvm/java-25-openjdk-*)
  root_jdk=${jdks[0]#"$root"}
  inside=("${loaders[0]}" --library-path "$(echo "$root"/usr/lib/*-linux-gnu)" "$root/usr/bin/bwrap"
    "${binds[@]}" --chdir "$PWD" --die-with-parent
    --setenv PATH "$root_jdk/bin:/usr/bin:/usr/sbin" --setenv JAVA_HOME "$root_jdk"
    --unsetenv LD_LIBRARY_PATH --unsetenv LD_PRELOAD --unsetenv VERILATOR_ROOT
    --unsetenv PYTHONPATH --unsetenv PYTHONHOME --unsetenv PERL5LIB --unsetenv PERL5OPT)
  # With a process table of its own nothing started in there can be left behind. Some containers forbid to mount one.
  if "${inside[@]}" --unshare-pid --proc /proc /usr/bin/true 2>/dev/null; then
    inside+=(--unshare-pid --proc /proc --)
  elif "${inside[@]}" --bind /proc /proc /usr/bin/true 2>/dev/null; then
    inside+=(--bind /proc /proc --)
  else
    no_namespaces
  fi
}

# find_binds: sets binds to the options that say what is seen in the root.
find_binds() {
  local entry name target
  binds=()
  for entry in /*; do
    case $entry in
      /usr | /bin | /sbin | /lib* | /etc | /proc | /dev) continue ;;
    esac
    if [[ -L $entry ]]; then
      binds+=(--symlink "$(readlink "$entry")" "$entry")
    else
      binds+=(--bind-try "$entry" "$entry")
    fi
  done
  # /usr is put together from the root's folders, and those of this machine that hold no system programs.
  for entry in "$root"/usr/*; do
    name=${entry##*/}
    [[ $name == local || $name == src ]] || binds+=(--ro-bind "$entry" "/usr/$name")
  done
  for entry in /usr/*; do
    name=${entry##*/}
    [[ -L $entry || ! -d $entry ]] || [[ -e $root/usr/$name && $name != local && $name != src ]] ||
      binds+=(--bind-try "$entry" "$entry")
  done
  binds+=(--symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib --symlink usr/lib64 /lib64
    --dev-bind /dev /dev --ro-bind "$root/etc" /etc)
  for name in passwd group hosts resolv.conf nsswitch.conf localtime ssl maven; do
    if target=$(readlink -e "/etc/$name"); then binds+=(--ro-bind-try "$target" "/etc/$name"); fi
  done
  for name in maven java; do # Debian's Maven, for machines where it finds no JDK 25
    [[ ! -d /usr/share/$name ]] || binds+=(--ro-bind "/usr/share/$name" "/usr/share/$name")
  done
}

# namespaces_allowed: whether this user may make the namespaces that the root is entered by.
namespaces_allowed() {
  unshare --user --map-root-user --mount true 2>/dev/null || { ((EUID == 0)) && unshare --mount true 2>/dev/null; }
}

no_namespaces() {
  fail namespaces-forbidden "this machine forbids user namespaces, by which the private tools are entered" \
    "allow them (as root: sysctl kernel.unprivileged_userns_clone=1 user.max_user_namespaces=10000, on Ubuntu also \
sysctl kernel.apparmor_restrict_unprivileged_userns=0; for a container: docker run --security-opt seccomp=unconfined \
--security-opt apparmor=unconfined), or put the tools that 'synfire doctor' lists and a JDK 25 on PATH"
}
