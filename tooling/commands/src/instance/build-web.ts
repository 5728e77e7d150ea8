import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bin, cache, root, web } from '../paths'
import { CommandError } from '../run-command'

const stamp = join(web, '.next/studiolo-build')
const log = join(cache, 'build.log')
const sources = ['apps/web', 'packages', 'package-lock.json']
const skipped = new Set(['node_modules', '.next', '.turbo', 'e2e', 'next-env.d.ts'])

/** Is `next build` of the present sources there? */
export async function isBuilt(): Promise<boolean> {
  if (!existsSync(stamp) || !existsSync(join(web, '.next/BUILD_ID'))) return false
  return (await readFile(stamp, 'utf8')) === (await sourcesDigest())
}

/** Builds web; `signal` ends it. Throws CommandError with the end of the log. */
export async function buildWeb(signal?: AbortSignal): Promise<void> {
  await mkdir(cache, { recursive: true })
  const digest = await sourcesDigest()
  const output = openSync(log, 'w')
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_IGNORE_INCORRECT_LOCKFILE: '1',
  }
  const child = spawn(bin('next'), ['build'], { cwd: web, env, stdio: ['ignore', output, output], detached: true })
  closeSync(output)
  const end = () => child.pid && process.kill(-child.pid, 'SIGTERM')
  signal?.addEventListener('abort', end, { once: true })
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('exit', resolve)
  })
  signal?.removeEventListener('abort', end)
  if (signal?.aborted) return
  if (code !== 0) {
    const tail = (await readFile(log, 'utf8')).trimEnd().split('\n').slice(-25).join('\n')
    throw new CommandError(`${tail}\n\nBuilding the web app failed. All of its output is in ${log}.`)
  }
  await writeFile(stamp, digest)
}

async function sourcesDigest(): Promise<string> {
  const hash = createHash('sha256')
  for (const path of (await Promise.all(sources.map(filesOf))).flat().sort()) {
    hash
      .update(path)
      .update('\0')
      .update(await readFile(join(root, path)))
  }
  return hash.digest('hex')
}

async function filesOf(path: string): Promise<string[]> {
  if (skipped.has(path.split('/').at(-1) ?? '') || /\.test\.tsx?$|\.tsbuildinfo$/.test(path)) return []
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch(() => null)
  if (!entries) return [path]
  const found = await Promise.all(entries.map((entry) => filesOf(`${path}/${entry.name}`)))
  return found.flat()
}
