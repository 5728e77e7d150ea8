import { spawnSync, type SpawnOptions } from 'node:child_process'
import { chownSync, mkdirSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import type { Binaries } from './binaries'
import { EmbeddedError } from './embedded-error'

/** How a program is started so that it does not run as root, which Postgres refuses. */
export interface Launcher {
  command: string
  args: string[]
  options: Pick<SpawnOptions, 'uid' | 'gid'>
}

/** `nobody` on Linux and macOS alike, as far as files are concerned. */
const NOBODY = 65_534
const unshare = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]

/**
 * As an ordinary user the program itself. As root, inside a user namespace where root's files still belong to it (so a
 * 0700 parent folder is no obstacle); where the kernel forbids those, as `nobody`, which must own the parent of the data
 * folder and reach it. A number without a name (`docker run --user 12345`) gets its name from the namespace too.
 */
export function findLauncher(binaries: Binaries, dir: string): (binary: string) => Launcher {
  const isRoot = process.getuid?.() === 0
  if (!isRoot && hasName()) return (binary) => ({ command: binary, args: [], options: {} })
  if (runs('unshare', [...unshare, binaries.postgres, '--version'])) {
    return (binary) => ({ command: 'unshare', args: [...unshare, binary], options: {} })
  }
  if (!isRoot) throw new EmbeddedError('this user has no name in /etc/passwd, and this kernel forbids user namespaces')
  const options = { uid: NOBODY, gid: NOBODY }
  mkdirSync(dirname(dir), { recursive: true })
  chownSync(dirname(dir), NOBODY, NOBODY)
  const reaches = runs('/bin/sh', ['-c', 'test -w "$0" && "$1" --version', dirname(dir), binaries.postgres], options)
  if (reaches) return (binary) => ({ command: binary, args: [], options })
  throw new EmbeddedError(
    `it does not run as root, this kernel forbids user namespaces (unshare), and the user "nobody" cannot enter ${dirname(dir)}`,
  )
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

function runs(command: string, args: string[], options: Launcher['options'] = {}): boolean {
  return spawnSync(command, args, { ...options, stdio: 'ignore' }).status === 0
}
