import { closeAtEnd } from '@studiolo/core/testing/close-at-end'
import { testDatabase } from '@studiolo/core/testing/database'
import { world, type World, type WorldOptions } from '@studiolo/core/testing/world'
import { createProcess } from '../context'
import type { PagesDoor } from '../doors/pages'
import type { WebProcess } from '../process'
import { startServer, type RunningServer } from '../server'

export interface OpenServer extends World {
  url: string
  process: WebProcess
  server: RunningServer
  /** Asks the server; a path is enough. */
  ask(path: string, init?: RequestInit): Promise<Response>
  /** The same as our own page would: with its origin, in JSON. */
  send(path: string, body: unknown, init?: RequestInit): Promise<Response>
}

export interface OpenServerOptions extends WorldOptions {
  /** Stands in for Next. */
  pages?: PagesDoor
}

const plainPages: PagesDoor = {
  handle: async (req, res) => void res.end(`page with ${req.headers['content-security-policy'] ?? 'no policy'}`),
  close: async () => {},
}

/** Our server on a free port, on the real database of the test file, with plain pages in Next's place. */
export async function openServer({ pages = plainPages, env, ...options }: OpenServerOptions = {}): Promise<OpenServer> {
  const database = options.database ?? (await testDatabase())
  const made = await world({ ...options, database, env: { DATABASE_URL: database.url, PORT: '0', ...env } })
  // The pool belongs to the test file and outlives the server.
  const process = await createProcess(made.ctx, { ...database, close: async () => {} })
  const server = await startServer({ process, openPages: async () => pages })
  closeAtEnd(() => server.close())
  const ask = (path: string, init?: RequestInit) => fetch(server.url + path, init)
  return {
    ...made,
    url: server.url,
    process,
    server,
    ask,
    send: (path, body, init) =>
      ask(path, {
        method: 'POST',
        body: JSON.stringify(body),
        ...init,
        headers: { 'content-type': 'application/json', origin: process.origin, ...init?.headers },
      }),
  }
}
