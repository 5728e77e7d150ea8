import { listStatement } from '@studiolo/core/credits'
import { readSession } from '@studiolo/core/identity'
import type { Ctx } from '@studiolo/core/kernel/context'
import { schema } from '@studiolo/db/schema'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'

/** The SQL that a signed-in read of the statement sends, word for word, and its parameters that do not change. */
export interface Queries {
  /** `$1` hash of the token, `$2` now, `$3` the state of the user. */
  session: { text: string; state: string }
  /** `$1` the user as uuid, `$2` the limit. */
  statement: { text: string; userId: string; limit: number }
}

/** Listens to our own verbs, so that the others send the same whatever becomes of them. */
export async function listenToQueries(ctx: Ctx, url: string, token: string, lines: number): Promise<Queries> {
  const heard: { text: string; parameters: unknown[] }[] = []
  const sql = postgres(url, { max: 1 })
  const logger = { logQuery: (text: string, parameters: unknown[]) => void heard.push({ text, parameters }) }
  const listening = { ...ctx, db: drizzle(sql, { schema, casing: 'snake_case', logger }) }
  const signedIn = await readSession(listening, token)
  if (!signedIn) throw new Error('the session is not there')
  const { actor } = signedIn
  await listStatement({ ...listening, actor }, { userId: actor.userId, limit: lines })
  await sql.end()
  const [session, statement, ...others] = heard
  if (!session || !statement || others.length > 0) throw new Error(`two queries were expected, not ${heard.length}`)
  const [, , state] = session.parameters
  const [userId, limit] = statement.parameters
  if (session.parameters.length !== 3 || statement.parameters.length !== 2) throw new Error('other parameters')
  return {
    session: { text: session.text, state: String(state) },
    statement: { text: statement.text, userId: String(userId), limit: Number(limit) },
  }
}
