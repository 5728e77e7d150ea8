import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { startEmbedded, type Embedded } from '@studiolo/db/embedded'
import { dropLeftBehind, ensureTemplate } from '@studiolo/db/testing'
import type { TestProject } from 'vitest/node'

const dir = fileURLToPath(new URL('../../.cache/test-postgres/cluster', import.meta.url))

/** Throw-away data: speed over safety. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '64MB',
  max_connections: '300',
  max_wal_size: '512MB',
  autovacuum_naptime: '10s',
}

/** Before a test run: one server, shared with other runs in this tree, and a template to clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer()
  await dropLeftBehind(server.url, isOfDeadRun)
  const template = await ensureTemplate(server.url)
  project.provide('postgres', { url: server.url, template, prefix: `run_${process.pid}_` })
  return server.stop
}

/** A cluster without fsync may not survive the machine's crash; it is only a cache, so it is made again. */
async function startServer(): Promise<Embedded> {
  try {
    return await startEmbedded({ dir, database: 'postgres', settings })
  } catch (error) {
    if (existsSync(`${dir}/postmaster.pid`)) throw error
    await rm(dir, { recursive: true, force: true })
    return startEmbedded({ dir, database: 'postgres', settings })
  }
}

function isOfDeadRun(name: string): boolean {
  const pid = /^run_(\d+)_/.exec(name)?.[1]
  if (!pid) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch {
    return true
  }
}
