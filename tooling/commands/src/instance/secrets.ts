import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ConfigError, type Environment } from '@studiolo/core/kernel/config'
import { deriveKey } from '@studiolo/core/kernel/crypto'

/** Variable → file. The database's password lies beside the embedded cluster; with DATABASE_URL it stands in there. */
const files = {
  STUDIOLO_MASTER_KEY: 'master-key',
  STUDIOLO_SESSION_SECRET: 'session-secret',
}

/** Derived from the master key: tells it from another, and nothing else about it. */
const MARK = 'master-key.mark'

/** The secrets of an installation: from the environment, else from files of mode 0600 that are made once. */
export async function readSecrets(folder: string, env: Environment): Promise<Record<string, string>> {
  const secrets: Record<string, string> = {}
  for (const [variable, file] of Object.entries(files)) {
    secrets[variable] = env[variable] || (await secretFile(folder, file, () => randomBytes(32).toString('hex')))
  }
  return secrets
}

/** Throws ConfigError for a well-formed master key that is not the one this data folder was first used with. */
export async function checkMasterKey(folder: string, masterKey: Uint8Array): Promise<void> {
  const mark = deriveKey(masterKey, 'mark').toString('hex')
  if ((await secretFile(folder, MARK, () => mark)) === mark) return
  throw new ConfigError([
    `STUDIOLO_MASTER_KEY: is not the key that ${folder} was made with: what is sealed with the other one cannot be opened. ` +
      `Set the key of before; to go on with this one all the same, remove ${join(folder, MARK)}.`,
  ])
}

/** The text of a secret file; written first when it is not there. Of two writers the first one's stands. */
export async function secretFile(folder: string, name: string, make: () => string): Promise<string> {
  const path = join(folder, name)
  await makeFolder(folder)
  if (!existsSync(path)) await writeOnce(path, make())
  await chmod(path, 0o600)
  return (await readFile(path, 'utf8')).trim()
}

/** Written aside and then given its name: nobody ever reads the half of it, also not after a crash. */
async function writeOnce(path: string, text: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}`
  try {
    await writeFile(aside, text, { mode: 0o600, flag: 'wx' })
    await link(aside, path).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    })
  } finally {
    await rm(aside, { force: true })
  }
}

/** Step by step: where the kernel lets nobody make a folder (`/proc`), `recursive` would try for ever. */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return
  await makeFolder(dirname(folder))
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (!existsSync(folder)) throw error
  })
}
