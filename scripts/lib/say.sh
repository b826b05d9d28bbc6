# What the scripts tell the user, on standard error: steps with their progress, and failures.
# shellcheck shell=bash

# fail CODE WHAT INSTEAD: the message of a failed set-up, worded as the program itself words its own; exit code 3. Where
# json is set, the object {error, code} on standard output too, as of every failure with --json.
fail() {
  local message="error[$1]: $2; $3"
  printf '%s\n' "$message" >&2
  if [[ -n ${json:-} ]]; then
    message=${message//\\/\\\\}
    printf '{"error":"%s","code":"%s"}\n' "${message//\"/\\\"}" "$1"
  fi
  exit 3
}

step_child=''

# An interrupted step takes its whole process group with it; the shell's own EXIT trap tidies up.
interrupted() {
  if [[ -n $step_child ]]; then
    kill -TERM -- "-$step_child" 2>/dev/null || true
    wait "$step_child" 2>/dev/null || true
  fi
  [[ ! -t 2 ]] || printf '\r\033[K' >&2
  exit "$1"
}

# step LOG TEXT COMMAND...: runs the command or function, its output in LOG, showing TEXT, the seconds and the last
# line of LOG on a terminal, and a plain line now and then elsewhere. Returns the command's exit code.
step() {
  local log=$1 text=$2 begin=$SECONDS told=0 code=0 now
  shift 2
  trap 'interrupted 130' INT
  trap 'interrupted 143' TERM
  trap 'interrupted 129' HUP
  [[ -t 2 ]] || printf '%s ...\n' "$text" >&2
  set -m # a process group of its own
  "$@" >"$log" 2>&1 </dev/null 9>&- &
  step_child=$!
  set +m
  while kill -0 "$step_child" 2>/dev/null; do
    now=$((SECONDS - begin))
    if [[ -t 2 ]]; then
      printf '\r\033[K%4d s  %s' "$now" "$(shorten "$text: $(last_line "$log")")" >&2
    elif ((now - told >= 15)); then
      told=$now
      printf '%4d s  %s\n' "$now" "$(shorten "$text: $(last_line "$log")")" >&2
    fi
    sleep 0.2
  done
  wait "$step_child" || code=$?
  step_child=''
  trap - INT TERM HUP
  [[ ! -t 2 ]] || printf '\r\033[K' >&2
  if ((code == 0)); then
    printf '%s: %d s\n' "$text" "$((SECONDS - begin))" >&2
  else
    printf '%s failed after %d s. The last lines of its output:\n' "$text" "$((SECONDS - begin))" >&2
    grep -v '^\s*$' "$log" | tail -n "${STEP_LINES:-12}" | sed 's/^/    /' >&2
  fi
  return "$code"
}

last_line() {
  tail -n 1 "$1" 2>/dev/null | sed -E 's|\x1b\[[0-9;]*m||g; s|https?://[^ ]*/||g; s|^\[INFO\] ||' | tr -d '[:cntrl:]'
}

shorten() {
  local text=$1
  if ((${#text} > 70)); then text="${text:0:67}..."; fi
  printf '%s' "$text"
}
