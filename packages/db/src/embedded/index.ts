import { execFile } from 'node:child_process'
import { mkdir, realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { findBinaries } from './binaries'
import { ensureCluster, USER } from './cluster'
import { findLauncher } from './ordinary-user'
import { ensureServer, stopServer } from './server'
import { takeStake, type Stake } from './users'

export { EmbeddedError } from './embedded-error'

export interface EmbeddedOptions {
  /** The data folder; `<dir>.password` (mode 0600) and `<dir>.log` lie beside it. */
  dir: string
  /** The database to make in it and to answer the address of. Default `studiolo`. */
  database?: string
  /** Server settings beside ours, e.g. `{ fsync: 'off' }`; they count only for whoever really starts it. */
  settings?: Record<string, string>
}

export interface Embedded {
  /** With user and password: never log it. */
  url: string
  port: number
  /** Someone else had it running. */
  alreadyRunning: boolean
  /** Resolves when the server ended without being asked by us. */
  lost: Promise<void>
  /** Stops the server, unless another process uses it: then the last one to leave does. */
  stop(): Promise<void>
}

const JOIN_ROUNDS = 5

/**
 * The Postgres from npm on a folder of ours, on 127.0.0.1 and a free port. Several processes may ask for the same
 * folder: one starts it, all share it, the last one stops it; one that was left behind by a crash is taken over.
 * Throws EmbeddedError, whose message tells the operator what to do.
 */
export async function startEmbedded({
  dir: given,
  database = 'studiolo',
  settings = {},
}: EmbeddedOptions): Promise<Embedded> {
  const dir = await realFolder(given)
  const binaries = await findBinaries()
  const launch = findLauncher(binaries, dir)
  const password = await ensureCluster(dir, binaries, launch)
  const address = (port: number, name: string) => `postgres://${USER}:${password}@127.0.0.1:${port}/${name}`
  for (let round = 1; ; round++) {
    const { port, started } = await ensureServer({ dir, binaries, launch, settings })
    try {
      const stake = await takeStake(address(port, 'postgres'))
      await ensureDatabase(stake, database)
      const alreadyRunning = !started
      return {
        url: address(port, database),
        port,
        alreadyRunning,
        lost: stake.lost,
        stop: once(() => leave(stake, dir)),
      }
    } catch (error) {
      // The last user before us may be stopping it in this very moment: then we start it again.
      if (round === JOIN_ROUNDS) throw error
    }
  }
}

async function leave(stake: Stake, dir: string): Promise<void> {
  const last = await stake.leave().catch(() => true)
  if (last) await stopServer(dir)
  await stake.close()
}

/** Two at once: the slower one is told so by the name or by the catalogue's index; then it is there. */
async function ensureDatabase({ sql, close }: Stake, name: string): Promise<void> {
  const isThere = async () => (await sql`select from pg_database where datname = ${name}`).length > 0
  if (await isThere()) return
  try {
    await sql`create database ${sql(name)}`
  } catch (error) {
    if (await isThere()) return
    await close()
    throw error
  }
}

async function realFolder(dir: string): Promise<string> {
  const parent = dirname(resolve(dir))
  await mkdir(parent, { recursive: true })
  return join(await realpath(parent), basename(dir))
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= action())
}

/** What the Postgres from npm says of itself, started the way it would be for this folder. Throws EmbeddedError. */
export async function embeddedVersion(dir: string): Promise<string> {
  const binaries = await findBinaries()
  const { command, args, options } = findLauncher(binaries, await realFolder(dir))(binaries.postgres)
  const { stdout } = await promisify(execFile)(command, [...args, '--version'], options)
  return stdout.trim().replace(/^postgres \((.*)\)/, '$1')
}
