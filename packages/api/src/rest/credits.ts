import { getBalance, listStatement, statementCsv, streamStatement } from '@studiolo/core/credits'
import { statementInput, type StatementLine } from '@studiolo/core/credits/contract'
import { requireUser } from '@studiolo/core/kernel/actor'
import { transferKinds } from '@studiolo/db/states/credits'
import { z } from 'zod'
import { defineOperation } from './operation'
import { pageMeta, pageQuery } from './page'
import * as schemas from './schemas'

const statementQuery = pageQuery.extend({
  cursor: statementInput.shape.cursor,
  kind: z.enum(transferKinds).optional().describe('Only this kind of movement.'),
  from: z.iso.datetime({ offset: true }).optional().describe('Not before this instant.'),
  to: z.iso.datetime({ offset: true }).optional().describe('Before this instant.'),
  format: z.enum(['json', 'csv']).default('json').describe('`csv` answers the whole statement as a file.'),
})

export const creditOperations = [
  defineOperation({
    id: 'getCredits',
    method: 'GET',
    path: '/credits',
    summary: 'Your balance',
    description: '`available` can be spent, `held` is reserved for running work, `debt` is repaid first.',
    scope: 'credits:read',
    data: schemas.balance,
    refusals: [],
    run: async (ctx) => ({ data: await getBalance(ctx, requireUser(ctx)) }),
  }),
  defineOperation({
    id: 'getStatement',
    method: 'GET',
    path: '/credits/statement',
    summary: 'Every movement of your credits, newest first',
    scope: 'credits:read',
    query: statementQuery,
    data: z.array(schemas.statementEntry),
    meta: pageMeta,
    alsoCsv: true,
    refusals: [400],
    run: async (ctx, { query }) => {
      const { format, kind, from, to, cursor, limit } = query
      const filter = {
        userId: requireUser(ctx),
        ...(kind && { kinds: [kind] }),
        ...(from && { from: new Date(from) }),
        ...(to && { to: new Date(to) }),
      }
      if (format === 'csv') return csvAnswer(statementCsv(streamStatement(ctx, filter)))
      const { lines, nextCursor } = await listStatement(ctx, { ...filter, cursor, limit })
      return { data: lines.map(toEntry), meta: { nextCursor } }
    },
  }),
]

function toEntry({ at, ...line }: StatementLine): z.input<typeof schemas.statementEntry> {
  return { ...line, at: at.toISOString() }
}

/** The first piece is awaited, so that a refusal is still a refusal and not a file that breaks off. */
async function csvAnswer(pieces: AsyncGenerator<string, void>): Promise<Response> {
  const encoder = new TextEncoder()
  const first = await pieces.next()
  const second = await pieces.next()
  const waiting = [first, second].flatMap(({ value, done }) => (done ? [] : [value]))
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = waiting.shift() ?? (await pieces.next()).value
      if (piece === undefined) controller.close()
      else controller.enqueue(encoder.encode(piece))
    },
    cancel: () => void pieces.return(),
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="studiolo-credits.csv"',
    },
  })
}
