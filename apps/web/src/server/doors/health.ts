import type { ServerResponse } from 'node:http'
import { listWorkers } from '@studiolo/core/ops'
import type { WebProcess } from '../process'
import { sendJson } from '../refusal'

const PROBE_MS = 2000

/** Is the process alive? Nothing else is asked. */
export function answerHealth(res: ServerResponse): void {
  sendJson(res, 200, { status: 'ok' })
}

/**
 * Can it serve? 503 without the database or the storage, or while it shuts down. The worker is reported, with the time
 * it was last heard of, and never makes the web unready.
 */
export async function answerReady(process: WebProcess, res: ServerResponse, stopping: boolean): Promise<void> {
  const [database, storage, worker] = await Promise.all([
    within(probeDatabase(process)),
    within(process.ctx.storage.check()),
    within(lookForWorker(process)),
  ])
  const ready = !stopping && database.ok && storage.ok
  sendJson(res, ready ? 200 : 503, {
    status: ready ? 'ready' : stopping ? 'stopping' : 'unready',
    database,
    storage,
    worker,
  })
}

async function probeDatabase({ database }: WebProcess): Promise<{ ok: boolean }> {
  await database.sql`select 1`
  return { ok: true }
}

async function lookForWorker({ ctx }: WebProcess) {
  const workers = await listWorkers(ctx)
  const newest = workers.find(({ alive }) => alive)
  const heardAt = (newest ?? workers[0])?.heardAt ?? null
  return { ok: newest !== undefined, heardAt }
}

/** A part that fails or hangs is not well; why stands in the log, not in the answer. */
async function within<T extends { ok: boolean }>(probe: Promise<T>): Promise<T | { ok: false }> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<{ ok: false }>((resolve) => {
    timer = setTimeout(resolve, PROBE_MS, { ok: false })
  })
  try {
    return await Promise.race([probe.catch(() => ({ ok: false as const })), late])
  } finally {
    clearTimeout(timer)
  }
}
