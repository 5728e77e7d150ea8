import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runChild } from './child'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'child-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const shell = (script: string) => ({ command: '/bin/sh', args: ['-c', script], cwd: folder })

/** Waits until a process is gone (or a zombie nobody waits for); answers how long that took. */
async function untilGone(pid: number): Promise<number> {
  const startedAt = performance.now()
  while (await isRunning(pid)) {
    if (performance.now() - startedAt > 5000) throw new Error(`process ${pid} still runs`)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return performance.now() - startedAt
}

async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return !/\) Z /.test(status)
}

/** Starts a child that prints its pid and then stays; answers the pid. */
function staying(script: string, signal?: AbortSignal) {
  let seen: (pid: number) => void
  const pid = new Promise<number>((resolve) => {
    seen = resolve
  })
  const ended = runChild({ ...shell(script), signal, onStdout: (chunk) => seen(Number(chunk.toString())) })
  return { pid, ended }
}

describe('a child process', () => {
  test('answers its exit code, its output and the tail of what it complained of', async () => {
    const chunks: Buffer[] = []
    const result = await runChild({
      ...shell('echo out; echo err >&2; exit 3'),
      onStdout: (chunk) => chunks.push(chunk),
    })
    expect(result).toMatchObject({ code: 3, stderrTail: 'err\n', timedOut: false })
    expect(Buffer.concat(chunks).toString()).toBe('out\n')
  })

  test('keeps only the tail of a long complaint', async () => {
    const { stderrTail } = await runChild(
      shell('i=0; while [ $i -lt 3000 ]; do echo "line number $i" >&2; i=$((i+1)); done'),
    )
    expect(stderrTail.length).toBe(16 * 1024)
    expect(stderrTail).toMatch(/line number 2999\n$/)
  })

  test('sees none of our environment', async () => {
    const chunks: Buffer[] = []
    await runChild({ command: 'env', args: [], onStdout: (chunk) => chunks.push(chunk) })
    const names = Buffer.concat(chunks)
      .toString()
      .split('\n')
      .map((line) => line.split('=')[0])
    expect(new Set(names.filter((name) => name !== 'PWD' && name !== '_'))).toEqual(
      new Set(['PATH', 'LC_ALL', 'AV_LOG_FORCE_NOCOLOR', 'GCONV_PATH', '']),
    )
  })

  test('is ended by an abort with its reason, also when it does not listen, with all it started', async () => {
    const abort = new AbortController()
    const { pid, ended } = staying(`trap '' TERM; sleep 100 & echo $!; while :; do wait; done`, abort.signal)
    const inner = await pid
    const startedAt = performance.now()
    abort.abort(new Error('the creator canceled'))
    await expect(ended).rejects.toThrow('the creator canceled')
    await untilGone(inner)
    expect(performance.now() - startedAt).toBeLessThan(2000)
  })

  test('that listens to the end signal is not killed', async () => {
    const abort = new AbortController()
    const { pid, ended } = staying(`trap 'echo tidy > left; exit 7' TERM; sleep 100 & echo $!; wait`, abort.signal)
    await pid
    abort.abort(new Error('the creator canceled'))
    await expect(ended).rejects.toThrow('the creator canceled')
    expect(await readFile(join(folder, 'left'), 'utf8')).toBe('tidy\n')
  })

  test('is not started for a signal that has been aborted', async () => {
    await expect(runChild({ ...shell('touch started'), signal: AbortSignal.abort(new Error('late')) })).rejects.toThrow(
      'late',
    )
    await expect(readFile(join(folder, 'started'))).rejects.toThrow('ENOENT')
  })

  test('runs no longer than it may', async () => {
    const result = await runChild({ ...shell('sleep 100'), timeoutMs: 100 })
    expect(result.timedOut).toBe(true)
    expect(result.wallMs).toBeLessThan(2000)
  })

  test('writes no larger file than it may', async () => {
    await runChild({ ...shell('head -c 1000000 /dev/zero > big'), maxFileBytes: 4096 })
    expect((await readFile(join(folder, 'big'))).length).toBe(4096)
  })

  test.runIf(process.platform === 'linux')('takes no more memory than it may', async () => {
    const eat = { command: 'dd', args: ['if=/dev/zero', 'of=/dev/null', 'bs=300M', 'count=1'], niceness: 0 }
    expect((await runChild(eat)).code).toBe(0)
    expect((await runChild({ ...eat, memoryMb: 200 })).code).not.toBe(0)
  })

  test('a tool that is not there is an exit code, not a hang', async () => {
    expect(await runChild({ command: '/nowhere/tool', args: [] })).toMatchObject({ code: 127 })
  })

  test('dies with us when we are killed without a chance to act', async () => {
    const module = JSON.stringify(new URL('child.ts', import.meta.url).href)
    const program = `import(${module}).then(({ runChild }) => runChild({ command: '/bin/sh',
      args: ['-c', "trap '' TERM HUP; echo $$; sleep 100 & echo $!; wait"], onStdout: (chunk) => process.stdout.write(chunk) }))`
    const parent = spawn(process.execPath, ['--import', 'tsx', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
    let printed = ''
    while (printed.split('\n').length < 3) printed += (await once(parent.stdout, 'data')).toString()
    const pids = printed.trim().split('\n').map(Number)
    expect(await Promise.all(pids.map(isRunning))).toEqual([true, true])
    const exited = once(parent, 'exit')
    parent.kill('SIGKILL')
    await exited
    const gone = await Promise.all(pids.map(untilGone))
    expect(Math.max(...gone)).toBeLessThan(1000)
  })
})
