import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { appUrlConfig } from '@studiolo/core/kernel/app-url'
import { toAppError } from '@studiolo/core/kernel/errors'
import { checkMutation, ourOrigins } from './check-mutation'
import { logAccess } from './access-log'
import { createDoors } from './doors/doors'
import type { PagesDoor } from './doors/pages'
import type { WebProcess } from './process'
import { keepRefusal, sendError } from './refusal'
import { receive } from './request'
import { securityHeaders } from './security-headers'
import { StartError } from './start-error'

/** How long running requests may take to end once we stop. */
const DRAIN_MS = 3000
const SWEEP_MS = 25

export interface RunningServer {
  /** Where it listens, e.g. `http://127.0.0.1:3000`. */
  readonly url: string
  /** Ends event streams, then requests, then the pages, then the pool; within five seconds. */
  close(): Promise<void>
}

export interface ServerParts {
  process: WebProcess
  /** Makes the pages for this server; a test may bring its own. */
  openPages(server: Server, address: { hostname: string; port: number }): Promise<PagesDoor>
}

/** Listens first, so that a taken port is known before anything heavy is loaded; answers 503 until the pages are there. */
export async function startServer({ process, openPages }: ServerParts): Promise<RunningServer> {
  const { env, ctx } = process
  const server = createServer({ requestTimeout: 120_000, headersTimeout: 20_000 })
  const { address, port } = await listen(server, env.host, env.port)
  const { origin, isSecure } = ctx.config(appUrlConfig)
  const security = { secure: isSecure, dev: env.dev }
  const fixedHeaders = Object.entries(securityHeaders(security))
  const state = { stopping: false }
  const isOurOrigin = ourOrigins(origin)
  const url = `http://${address.includes(':') ? `[${address}]` : address}:${port}`

  const opening = openPages(server, { hostname: env.host, port })
  const openDoor = createDoors({ process, security, state, pages: opening })

  server.on('request', (req: IncomingMessage, res: ServerResponse) => {
    const visit = receive(req, env.trustedProxies)
    logAccess(ctx.log, visit, res)
    for (const [name, value] of fixedHeaders) res.setHeader(name, value)
    res.setHeader('x-request-id', visit.id)
    if (state.stopping) res.setHeader('connection', 'close')
    const refusal = checkMutation(req, visit.path, isOurOrigin)
    openDoor(req, res, visit, refusal).catch(async (error: unknown) => {
      if (res.destroyed || res.headersSent) return void res.destroy()
      sendError(res, await keepRefusal(ctx, visit, toAppError(error)))
    })
  })

  const sockets = new Set<Duplex>()
  if (env.dev) {
    // Hot reload's sockets: a server does not count what was upgraded among its connections.
    server.on('upgrade', (_req, socket: Duplex) => sockets.add(socket.once('close', () => sockets.delete(socket))))
  }

  const close = async () => {
    state.stopping = true
    await process.live.close()
    for (const socket of sockets) socket.destroy()
    await drain(server)
    await (await opening).close()
    await process.database.close()
  }
  try {
    await opening
  } catch (error) {
    server.close()
    server.closeAllConnections()
    throw error
  }
  return { url, close }
}

/** Lets running requests end; a connection that falls idle is closed at once, and after a while every one is cut. */
async function drain(server: Server): Promise<void> {
  const drained = new Promise((resolve) => server.close(resolve))
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
  await drained
  clearInterval(sweep)
  clearTimeout(cut)
}

function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(startError(error, host, port)))
    server.listen(port, host, () => {
      const address = server.address()
      if (address !== null && typeof address === 'object') resolve(address)
    })
  })
}

function startError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartError(`PORT: ${port} is already in use on ${host}; choose another, e.g. PORT=${port + 1}.`)
  }
  if (error.code === 'EACCES') return new StartError(`PORT: not allowed to listen on ${port}; choose one above 1023.`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new StartError(`HOST: ${host} is not an address of this machine.`)
  }
  return error
}
