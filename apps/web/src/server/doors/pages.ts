import { existsSync } from 'node:fs'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { createNonce, pagePolicy, type SecurityOptions } from '../security-headers'
import { StartError } from '../start-error'

/** Everything that is not data: Next draws it. */
export interface PagesDoor {
  handle(req: IncomingMessage, res: ServerResponse): Promise<void>
  close(): Promise<void>
}

const webFolder = join(import.meta.dirname, '../../..')

/** Starts Next in this process: the production build, or the development server with hot reload on our own server. */
export async function createNextPages(
  server: Server,
  { dev, hostname, port }: { dev: boolean; hostname: string; port: number },
): Promise<PagesDoor> {
  if (!dev && !existsSync(join(webFolder, '.next/BUILD_ID'))) {
    throw new StartError('The pages are not built yet: run `npm run build`.')
  }
  const { default: next } = await import('next')
  const app = next({ dev, dir: webFolder, hostname, port, httpServer: server, quiet: !dev })
  await app.prepare()
  const handle = app.getRequestHandler()
  return { handle: (req, res) => handle(req, res), close: () => app.close() }
}

/** Next reads the nonce from the policy on the request, so it must be ours, and the same as the browser's. */
export function setPagePolicy(req: IncomingMessage, res: ServerResponse, options: SecurityOptions): void {
  const policy = pagePolicy(createNonce(), options)
  req.headers['content-security-policy'] = policy
  delete req.headers['content-security-policy-report-only']
  res.setHeader('content-security-policy', policy)
}
