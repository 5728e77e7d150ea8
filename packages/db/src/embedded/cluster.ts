import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Binaries } from './binaries'
import { EmbeddedError } from './embedded-error'
import type { Launcher } from './ordinary-user'
import { serverEnv } from './server-env'

/** The superuser of the cluster. */
export const USER = 'app'

/**
 * Makes the cluster unless it is there. initdb works in a folder of its own that is renamed when whole, so a crash
 * leaves no half cluster and of two starters the slower one finds the work done.
 */
export async function ensureCluster(
  dir: string,
  binaries: Binaries,
  launch: (binary: string) => Launcher,
): Promise<string> {
  await mkdir(dirname(dir), { recursive: true })
  const password = await ensurePassword(`${dir}.password`)
  if (existsSync(`${dir}/PG_VERSION`)) return password
  const fresh = await mkdtemp(`${dir}.init-`)
  const handover = `${fresh}.password`
  const { command, args, options } = launch(binaries.initdb)
  try {
    await writeFile(handover, password, { mode: 0o600 })
    if (options.uid !== undefined)
      await Promise.all([fresh, handover].map((path) => chown(path, options.uid ?? 0, options.gid ?? 0)))
    const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C', '--builtin-locale=C.UTF-8']
    const access = ['-U', USER, '--auth=scram-sha-256', `--pwfile=${handover}`]
    await run(command, [...args, '-D', fresh, ...access, ...locale, '--no-sync'], options)
    await rename(fresh, dir).catch(async (error: unknown) => {
      if (!existsSync(`${dir}/PG_VERSION`)) throw error
    })
  } finally {
    await rm(handover, { force: true })
    await rm(fresh, { recursive: true, force: true })
  }
  return password
}

/** Read back after writing: of two writers the first one's stands. */
async function ensurePassword(path: string): Promise<string> {
  await writeFile(path, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  })
  await chmod(path, 0o600)
  return (await readFile(path, 'utf8')).trim()
}

function run(command: string, args: string[], options: Launcher['options']): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], env: serverEnv() })
    let said = ''
    child.stdout.on('data', (chunk) => (said += chunk))
    child.stderr.on('data', (chunk) => (said += chunk))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) return resolve()
      reject(new EmbeddedError(`initdb failed (${said.trim().split('\n').slice(-3).join(' ')})`))
    })
  })
}
