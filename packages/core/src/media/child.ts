import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'

/** Where system programs are looked for when nothing else is said. */
export const STANDARD_PATH = '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin:/opt/homebrew/bin'

/**
 * The shell stands between us and the tool. Descriptor 3 is a pipe that we hold: when it ends, because we ended in
 * whatever way, the watchdog kills the whole process group. Signals to the group reach the tool; the shell waits on.
 */
const WATCHDOG_SCRIPT = `
trap : TERM INT HUP
[ "$1" = - ] || ulimit -v "$1" 2>/dev/null
[ "$2" = - ] || ulimit -f "$2" 2>/dev/null
niceness=$3
shift 3
if [ "$niceness" != 0 ] && command -v nice >/dev/null; then set -- nice -n "$niceness" "$@"; fi
"$@" 3<&- &
child=$!
( trap '' TERM INT HUP; read -r _; kill -KILL -$$ ) <&3 3<&- >/dev/null 2>&1 &
watchdog=$!
exec 3<&-
while :; do
  wait "$child"; code=$?
  kill -0 "$child" 2>/dev/null || break
done
kill -KILL "$watchdog" 2>/dev/null
wait "$watchdog" 2>/dev/null
exit "$code"
`
/**
 * Nothing of ours: no secrets, no settings. `GCONV_PATH` names nothing, because a statically linked tool that loads the
 * system's character conversions crashes (the packaged ffprobe does on every MPEG transport stream).
 */
const CHILD_ENVIRONMENT: Record<string, string | undefined> = {
  PATH: STANDARD_PATH,
  LC_ALL: 'C',
  AV_LOG_FORCE_NOCOLOR: '1',
  GCONV_PATH: '/nonexistent',
}
const KILL_GRACE_MS = 1000
const STDERR_TAIL_BYTES = 16 * 1024
const FILE_BLOCK_BYTES = 512

export interface ChildRun {
  command: string
  args: readonly string[]
  cwd?: string
  /** SIGTERM at once, SIGKILL a second later; the run then throws the signal's reason. */
  signal?: AbortSignal
  /** Wall time after which it is ended. Default none. */
  timeoutMs?: number
  /** Address space, where the kernel knows the limit (`ulimit -v`). */
  memoryMb?: number
  /** Size of any one file it writes (`ulimit -f`). */
  maxFileBytes?: number
  /** 0 … 19. Default 10: media work gives way to the doors. */
  niceness?: number
  onStdout?: (chunk: Buffer) => void
}

export interface ChildResult {
  /** The tool's exit code; 128 + n when signal n ended it, as a shell says it. */
  code: number
  timedOut: boolean
  /** The last 16 KiB of what it said. */
  stderrTail: string
  wallMs: number
}

/**
 * Runs a tool in a process group of its own and waits for its end. Nothing of it outlives this process, even when this
 * process is killed without a chance to act. Throws the signal's reason when aborted, and when it could not be started.
 */
export async function runChild(run: ChildRun): Promise<ChildResult> {
  run.signal?.throwIfAborted()
  const startedAt = performance.now()
  const child = spawn('/bin/sh', ['-c', WATCHDOG_SCRIPT, 'media', ...limitWords(run), run.command, ...run.args], {
    cwd: run.cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: CHILD_ENVIRONMENT as NodeJS.ProcessEnv,
  })
  const leash = child.stdio[3]
  leash?.on('error', () => {})
  const stderr = keepTail(child.stderr)
  child.stdout?.on('data', (chunk: Buffer) => run.onStdout?.(chunk))
  const ending = endInTime(child, run)
  try {
    const [code, signalName] = await once(child, 'close')
    run.signal?.throwIfAborted()
    const result = typeof code === 'number' ? code : 128 + (signalName === 'SIGKILL' ? 9 : 15)
    return { code: result, timedOut: ending.timedOut(), stderrTail: stderr(), wallMs: performance.now() - startedAt }
  } finally {
    ending.stop()
    leash?.destroy()
  }
}

function limitWords({ memoryMb, maxFileBytes, niceness = 10 }: ChildRun): string[] {
  return [
    memoryMb === undefined ? '-' : String(Math.ceil(memoryMb * 1024)),
    maxFileBytes === undefined ? '-' : String(Math.ceil(maxFileBytes / FILE_BLOCK_BYTES)),
    String(niceness),
  ]
}

function endInTime(child: ChildProcess, { signal, timeoutMs }: ChildRun) {
  let timedOut = false
  let killTimer: NodeJS.Timeout | undefined
  const end = () => {
    if (killTimer) return
    signalGroup(child, 'SIGTERM')
    killTimer = setTimeout(() => signalGroup(child, 'SIGKILL'), KILL_GRACE_MS)
  }
  const expire = () => {
    timedOut = true
    end()
  }
  const timer = timeoutMs === undefined ? undefined : setTimeout(expire, timeoutMs)
  signal?.addEventListener('abort', end, { once: true })
  return {
    timedOut: () => timedOut,
    stop() {
      clearTimeout(timer)
      clearTimeout(killTimer)
      signal?.removeEventListener('abort', end)
    },
  }
}

function signalGroup(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, name)
  } catch {
    // The group is gone already.
  }
}

function keepTail(stream: Readable | null): () => string {
  let tail = Buffer.alloc(0)
  stream?.on('data', (chunk: Buffer) => {
    tail = Buffer.concat([tail, chunk]).subarray(-STDERR_TAIL_BYTES)
  })
  return () => tail.toString('utf8')
}
