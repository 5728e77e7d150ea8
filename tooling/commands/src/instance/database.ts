import { join } from 'node:path'
import { startEmbedded } from '@studiolo/db/embedded'
import { migrate } from '@studiolo/db/migrate'
import { CommandError } from '../run-command'
import type { Settings } from './settings'

export interface InstanceDatabase {
  url: string
  isEmbedded: boolean
  /** Resolves when an embedded server went away by itself. */
  lost: Promise<void>
  stop(): Promise<void>
}

/** The migrated database of an instance: DATABASE_URL, or the embedded one in the data folder. */
export async function openInstanceDatabase({ databaseUrl, dataDir }: Settings): Promise<InstanceDatabase> {
  const database = databaseUrl ? outside(databaseUrl) : await embedded(dataDir)
  try {
    await migrate(database.url)
    return database
  } catch (error) {
    await database.stop()
    if (!databaseUrl) throw error
    throw new CommandError(`DATABASE_URL: ${databaseProblem(error, databaseUrl)}`)
  }
}

/** Why the database of an address cannot be used, without the address: it holds the password. */
export function databaseProblem(error: unknown, url: string): string {
  let reason = error
  while (reason instanceof Error && reason.cause instanceof Error) reason = reason.cause
  // Several addresses tried, none answered: the reasons stand in the parts.
  const parts: unknown[] = reason instanceof AggregateError ? reason.errors : [reason]
  const words = parts.map((part) => (part instanceof Error ? part.message : String(part))).join('; ')
  return `the database cannot be used: ${words.replaceAll(url, '…')}`
}

async function embedded(dataDir: string): Promise<InstanceDatabase> {
  const server = await startEmbedded({ dir: join(dataDir, 'postgres', 'cluster') })
  return { url: server.url, isEmbedded: true, lost: server.lost, stop: server.stop }
}

function outside(url: string): InstanceDatabase {
  return { url, isEmbedded: false, lost: new Promise(() => {}), stop: async () => {} }
}
