import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Instance } from '../instance/instance'
import { freePort, root, untilAnswers } from '../instance/web-server'
import type { Queries } from './queries'

/** Inside the repository, so that it finds the same next and react. */
const folder = join(root, '.cache/bench-bare-next')
const next = join(root, 'node_modules/next/dist/bin/next')

const files = (cookie: string, { session, statement }: Queries) => ({
  'package.json': JSON.stringify({ name: 'bare-next', private: true, type: 'module' }),
  'next.config.mjs': `export default {
  poweredByHeader: false,
  serverExternalPackages: ['postgres'],
  outputFileTracingRoot: ${JSON.stringify(root)},
  turbopack: { root: ${JSON.stringify(root)} },
}
`,
  'app/layout.js': `export default function Layout({ children }) {
  return <html><body>{children}</body></html>
}
`,
  'app/statement/route.js': `import { createHash } from 'node:crypto'
import postgres from 'postgres'

export const dynamic = 'force-dynamic'
const sql = postgres(process.env.DATABASE_URL, { max: 10 })
const [SESSION, STATEMENT] = ${JSON.stringify([session.text, statement.text])}

export async function GET(request) {
  const token = request.cookies.get(${JSON.stringify(cookie)})?.value ?? ''
  const hash = createHash('sha256').update(token).digest('hex')
  const now = new Date().toISOString()
  const [found] = await sql.unsafe(SESSION, [hash, now, ${JSON.stringify(session.state)}], { prepare: true })
  if (!found) return Response.json({ error: 'signed out' }, { status: 401 })
  const lines = await sql.unsafe(STATEMENT, [found.user_id, ${statement.limit}], { prepare: true })
  return Response.json({ lines })
}
`,
})

/** Writes, builds and starts a Next app that has nothing but one route handler; answers the route's address. */
export async function startBareNext({ children, env }: Instance, cookie: string, queries: Queries): Promise<string> {
  await rm(folder, { recursive: true, force: true })
  for (const [path, text] of Object.entries(files(cookie, queries))) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const build = spawn(process.execPath, [next, 'build'], {
    cwd: folder,
    env: { ...env, NODE_ENV: 'production', NEXT_IGNORE_INCORRECT_LOCKFILE: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(build, 'exit')
  if (code !== 0) throw new Error(`building the bare Next app ended with ${code}`)
  const port = await freePort()
  children.start({
    name: 'bare-next',
    args: [next, 'start', '-p', String(port), '-H', '127.0.0.1'],
    cwd: folder,
    env,
  })
  const url = `http://127.0.0.1:${port}`
  // Nobody is signed in here.
  await untilAnswers(`${url}/statement`, ({ status }) => status === 401)
  return `${url}/statement`
}

export async function removeBareNext(): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}
