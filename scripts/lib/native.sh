# Whether this machine's own PATH has every tool, new enough.
# shellcheck shell=bash

# tools_on_path: true if every program of tools.txt is on PATH in its minimum version or newer.
# A program that hangs is not one of them. The good verdict is kept, as asking every tool takes a while; it holds as long as no tool's file changes.
tools_on_path() {
  local name minimum argument path key='' keep verdict
  while read -r name minimum argument _; do
    [[ -n $name && $name != '#' ]] || continue
    path=$(type -P "$name") || return 1
    key+="$minimum $path $(stat -L -c '%Y %s' "$path")"$'\n'
  done <"$tool_list"
  keep=$cache/tools-on-path
  if [[ -r $keep && $(<"$keep") == "${key%$'\n'}" ]]; then return 0; fi
  while read -r name minimum argument _; do
    [[ -n $name && $name != '#' && $minimum != - ]] || continue
    verdict=$(LC_ALL=C.UTF-8 timeout -k 5 "${answer_seconds:-60}" "$name" "$argument" 2>&1 </dev/null | grep -oE '[0-9]+(\.[0-9]+)+' | head -n 1) || return 1
    [[ $(printf '%s\n' "$minimum" "$verdict" | sort -V | head -n 1) == "$minimum" ]] || return 1
  done <"$tool_list"
  { mkdir -p "$cache" && printf '%s' "$key" >"$keep"; } 2>/dev/null || true
}

# loaders_on_path: true if every program that loads boards is on PATH.
loaders_on_path() {
  local name
  while read -r name _; do
    [[ -z $name || $name == '#' ]] || type -P "$name" >/dev/null || return 1
  done <"${tool_list%/*}/loaders.txt"
}
