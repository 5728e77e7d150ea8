import { getBalance, listStatement, type CsvLine } from '@studiolo/core/credits'
import { statementInput } from '@studiolo/core/credits/contract'
import { requireUser } from '@studiolo/core/kernel/actor'
import { z } from 'zod'
import { defineOperation } from './operation'
import { pageMeta, pageQuery } from './page'
import * as schemas from './schemas'
import { answerStatementFile, statementFilterQuery, toStatementFilter } from './statement-file'
import { withReferences } from '../statement-references'

const statementQuery = pageQuery.extend({
  ...statementFilterQuery.shape,
  cursor: statementInput.shape.cursor,
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
      const { format, cursor, limit } = query
      const filter = toStatementFilter(query)
      if (format === 'csv') return answerStatementFile(ctx, filter)
      const { lines, nextCursor } = await listStatement(ctx, { ...filter, userId: requireUser(ctx), cursor, limit })
      return { data: (await withReferences(ctx, lines)).map(toEntry), meta: { nextCursor } }
    },
  }),
]

function toEntry({ at, causeId, ...line }: CsvLine): z.input<typeof schemas.statementEntry> {
  return { ...line, at: at.toISOString() }
}
