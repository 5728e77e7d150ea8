import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createSession, sessionCookie } from '@studiolo/core/identity'
import { createConfigReader } from '@studiolo/core/kernel/config'
import { createUser, type TestUser } from '@studiolo/core/testing/factories'
import type { Instance } from './instance'

export const root = fileURLToPath(new URL('../../..', import.meta.url))
const web = join(root, 'apps/web')

const READY_MS = 60_000
const POLL_MS = 50

/** Starts the real server as `npm start` does, access log to a file; answers its address once it is ready. */
export async function startWeb({ children, env }: Instance): Promise<string> {
  if (!existsSync(join(web, '.next/BUILD_ID')))
    throw new Error('apps/web is not built: run `npm run build` first, since this measures the production server')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  children.start({
    name: 'web',
    args: ['--import', 'tsx', join(web, 'src/server/main.ts')],
    cwd: web,
    env: { ...env, PORT: String(port), HOST: '127.0.0.1', APP_URL: url },
  })
  await untilAnswers(`${url}/api/ready`)
  return url
}

/** Asks until there is an answer as wished (default 2xx); throws after a minute. */
export async function untilAnswers(
  url: string,
  isWished: (response: Response) => boolean = ({ ok }) => ok,
): Promise<void> {
  const deadline = performance.now() + READY_MS
  for (;;) {
    const response = await fetch(url).catch(() => null)
    await response?.body?.cancel()
    if (response && isWished(response)) return
    if (performance.now() > deadline) throw new Error(`${url} does not answer`)
    await delay(POLL_MS)
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

export interface Visitor {
  user: TestUser
  token: string
  cookie: { name: string; value: string }
}

/** Somebody who is signed in. */
export async function signIn({ ctx, env }: Instance): Promise<Visitor> {
  const user = await createUser(ctx)
  const visit = { address: '127.0.0.1', userAgent: 'bench' }
  const { token } = await createSession(ctx, { userId: user.id, door: 'password', visit })
  const { name } = sessionCookie(createConfigReader(env))
  return { user, token, cookie: { name, value: token } }
}
