# Building the jar, and making the JVM start quickly.
# shellcheck shell=bash

# is_as_written FILE: it has the size and the time that its stamp says: nothing cut it short or wrote over it. A checksum of
# files as large as these would take as long as the start that they make quick.
is_as_written() {
  [[ -e $1 && -e $1.stamp && $(stat -c '%s %.9Y' "$1") == "$(<"$1.stamp")" ]]
}

# publish NEW FILE STAMP: gives a complete file its name, with a stamp that is as old as the file STAMP.
publish() {
  sync "$1" 2>/dev/null || true
  stat -c '%s %.9Y' "$1" >"$2.stamp.$$"
  touch -r "$3" "$2.stamp.$$"
  mv "$1" "$2"
  mv "$2.stamp.$$" "$2.stamp"
}

# jar_is_current: the jar is whole and was built after the last change of anything it is made of.
jar_is_current() {
  [[ -s $jar ]] && is_as_written "$jar" &&
    [[ -z $(find "$home/pom.xml" "$home"/{hdl,generator}/pom.xml "$home"/{hdl,generator}/src/main "$home/templates" \
      "$home/fpga-boards" "$home/scripts/lib/Modernise.java" -newer "$jar.stamp" -print -quit 2>/dev/null) ]]
}

# find_maven: sets maven to the words that call it with the JDK in $java_home, here or in the root (see inside).
find_maven() {
  local program trust=/etc/ssl/certs/java/cacerts passwd_home
  program=$(readlink -f "$(type -P mvn || true)")
  [[ -n $program ]] || fail maven-missing "mvn is not on PATH; it builds Synfire" "install the package maven (Debian, Ubuntu)"
  local options=${MAVEN_OPTS:-}
  # A JDK from elsewhere has a trust store of its own; the machine's may know more, such as a company's proxy.
  [[ ! -r $trust || $options == *trustStore* ]] || options+=" -Djavax.net.ssl.trustStore=$trust"
  options+=" --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
  maven=(env JAVA_HOME="$java_home" MAVEN_OPTS="${options# }" "$program" -f "$home/pom.xml" -B)
  # The JVM takes the home folder from the user database, not from HOME; and some users have none.
  passwd_home=$(getent passwd "$EUID" | cut -d : -f 6) || true
  if ! mkdir -p "$HOME/.m2" 2>/dev/null; then
    maven+=("-Dmaven.repo.local=$cache/maven")
  elif [[ $passwd_home != "$HOME" ]]; then
    maven+=("-Dmaven.repo.local=$HOME/.m2/repository")
    [[ ! -r $HOME/.m2/settings.xml ]] || maven+=(-s "$HOME/.m2/settings.xml")
  fi
}

# is_release: this folder is an unpacked release archive, which holds a jar and no sources.
is_release() {
  [[ -e ${jar%/*}/.release ]]
}

# build_jar: builds the jar unless it is current. Written aside and renamed, so that it is never half there.
build_jar() {
  ! is_release || return 0
  ! jar_is_current || return 0
  mkdir -p "${jar%/*}" 2>/dev/null && [[ -w ${jar%/*} ]] ||
    fail not-writable "${jar%/*} cannot be written, and the jar must be built" "run this as the owner of $home"
  exec 9>"${jar%/*}/lock"
  flock 9
  if ! jar_is_current; then
    find_maven
    touch "$jar.stamp.new"
    STEP_LINES=25 step "${jar%/*}/maven.log" "Building Synfire" compile_jar ||
      fail build-failed "Maven could not build Synfire" "all of its output is in ${jar%/*}/maven.log"
    rm -f "${jar%/*}"/*.aot
    publish "$jar.new" "$jar" "$jar.stamp.new"
    rm -f "$jar.stamp.new"
  fi
  exec 9>&-
}

compile_jar() {
  "${inside[@]}" "${maven[@]}" -pl generator -am package -Dmaven.test.skip=true &&
    "${inside[@]}" "$java_home/bin/java" "$home/scripts/lib/Modernise.java" \
      "$home"/generator/target/synfire-generator-*-all.jar "$jar.new"
}

# quick_start: sets aot to the cache of loaded and linked classes for this JDK and jar, made when it is missing or damaged;
# empty where it cannot be made, which costs only time.
quick_start() {
  aot=${jar%/*}/${inside:+private-}$(jdk_version "${inside:+$root}$java_home").aot
  if [[ $aot -ot $jar ]] || ! is_as_written "$aot"; then
    if [[ ! -w ${jar%/*} ]]; then
      aot=''
      return 0
    fi
    step "${jar%/*}/aot.log" "Preparing quick starts" make_aot "$aot.$$" -jar "$jar" || : >"$aot.$$"
    publish "$aot.$$" "$aot" "$aot.$$"
  fi
  [[ -s $aot ]] || aot=''
}

# make_aot FILE WORD...: writes the cache of a JVM that these words make run the command line. Generating a small core
# loads what nearly every command needs.
make_aot() {
  local file=$1 code=0
  shift
  "${inside[@]}" "$java_home/bin/java" "${jvm_options[@]}" "-Dsynfire.home=$home" "-XX:AOTCacheOutput=$file" \
    "$@" generate "$home/examples/digits-lif" -o "$file.core" || code=$?
  rm -rf "$file.core"
  ((code == 0)) && [[ -s $file ]]
}
