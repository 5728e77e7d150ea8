import { createHash } from 'node:crypto'
import fastify from 'fastify'
import postgres from 'postgres'
import type { Queries } from './queries'

/** Fastify and postgres.js with the same queries: `fastify-server <database> <cookie's name> <queries as JSON>`; tells its port. */
const [, , url = '', cookie = '', queries = ''] = process.argv
const { session, statement }: Queries = JSON.parse(queries)
const sql = postgres(url, { max: 10 })
const app = fastify()

app.get('/statement', async (request, reply) => {
  const token = readCookie(request.headers.cookie ?? '')
  const hash = createHash('sha256').update(token).digest('hex')
  const [found] = await sql.unsafe(session.text, [hash, new Date().toISOString(), session.state], { prepare: true })
  if (!found) return reply.code(401).send({ error: 'signed out' })
  const lines = await sql.unsafe(statement.text, [found['user_id'], statement.limit], { prepare: true })
  return { lines }
})

function readCookie(header: string): string {
  const pairs = header.split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${cookie}=`))?.slice(cookie.length + 1) ?? ''
}

process.send?.(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
