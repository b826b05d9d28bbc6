# Where things are, and in which surroundings the JVM runs: this machine as it is, or the private root.
# Needs home, the folder of the checkout. Sets java_home, and inside, the words to put before a command.
# shellcheck shell=bash

: "${HOME:=$(getent passwd "$EUID" | cut -d : -f 6)}"
export HOME LC_ALL=C.UTF-8
cache=${XDG_CACHE_HOME:-$HOME/.cache}/synfire
jar=$home/build/launcher/synfire.jar
tool_list=$home/generator/src/main/resources/dev/synfire/tool/tools.txt
# Commands take seconds: one thread collects, and the heap begins with room enough that it seldom needs to.
jvm_options=(-XX:+UseSerialGC -XX:InitialRAMPercentage=12.5 -Xlog:disable -Xlog:all=error:stderr)
inside=() maven=()
java_home='' root='' aot=''

for piece in say jdk native root root-setup jar; do
  # shellcheck source=/dev/null
  . "$home/scripts/lib/$piece.sh"
done
unset piece

# choose_tools: surroundings with every external tool: the machine's own if it has all of them and a JDK 25, else the
# private root, made if need be.
choose_tools() {
  find_jdk
  java_home=$jdk
  case ${SYNFIRE_TOOLS:-} in
    path) [[ -n $jdk ]] || fail jdk-missing "there is no JDK 25 on this machine" "unset SYNFIRE_TOOLS" ;;
    private) use_root ;;
    *) [[ -n $jdk ]] && tools_on_path || use_root ;;
  esac
}

# choose_jdk: surroundings with a JDK 25, whatever tools it has.
choose_jdk() {
  find_jdk
  java_home=$jdk
  [[ -n $jdk ]] || use_root
}

use_root() {
  locate_root
  set_up_root
  enter_root
  java_home=$root_jdk
}
