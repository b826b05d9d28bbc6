# Finding a JDK 25 on this machine.
# shellcheck shell=bash

# is_jdk FOLDER: a JDK (not only a JRE) of version 25 or newer. Reads its release file: faster than to start it.
is_jdk() {
  local release
  [[ -x $1/bin/javac && -r $1/release ]] || return 1
  release=$(<"$1/release")
  [[ $release =~ JAVA_VERSION=\"([0-9]+) ]] && ((BASH_REMATCH[1] >= 25))
}

# find_jdk: sets jdk to the home of the first suitable one in JAVA_HOME, PATH and /usr/lib/jvm; empty if there is none.
find_jdk() {
  local javac folder candidates=()
  jdk=''
  [[ -z ${JAVA_HOME:-} ]] || candidates+=("$JAVA_HOME")
  if javac=$(readlink -f "$(command -v javac)" 2>/dev/null); then candidates+=("${javac%/bin/javac}"); fi
  candidates+=(/usr/lib/jvm/*)
  for folder in "${candidates[@]}"; do
    if is_jdk "$folder"; then
      jdk=$folder
      return
    fi
  done
}

# jdk_version HOME: what tells its builds apart, fit for a file name.
jdk_version() {
  local release version=unknown
  release=$(<"$1/release")
  if [[ $release =~ JAVA_RUNTIME_VERSION=\"([^\"]+) ]]; then version=${BASH_REMATCH[1]}; fi
  printf '%s' "${version//\//-}"
}
