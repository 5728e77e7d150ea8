import { statementCsv, streamStatement, type CsvLine, type CsvWords } from '@studiolo/core/credits'
import type { StatementFilter } from '@studiolo/core/credits/contract'
import { requireUser } from '@studiolo/core/kernel/actor'
import { transferKinds } from '@studiolo/db/states/credits'
import { z } from 'zod'
import type { ApiContext } from '../context'
import { withReferences } from '../statement-references'

/** Which movements, as an address says it. */
export const statementFilterQuery = z.object({
  kind: z.enum(transferKinds).optional().describe('Only this kind of movement.'),
  from: z.iso.datetime({ offset: true }).optional().describe('Not before this instant.'),
  to: z.iso.datetime({ offset: true }).optional().describe('Before this instant.'),
})

/** The same in the words of the verb. */
export function toStatementFilter({ kind, from, to }: z.output<typeof statementFilterQuery>): StatementFilter {
  return { ...(kind && { kinds: [kind] }), ...(from && { from: new Date(from) }), ...(to && { to: new Date(to) }) }
}

/** The caller's whole statement as a file, a page at a time; in codes, or in the language of `words`. */
export async function answerStatementFile(
  ctx: ApiContext,
  filter: StatementFilter,
  words?: CsvWords,
): Promise<Response> {
  return csvAnswer(statementCsv(readLines(ctx, filter), words))
}

async function* readLines(ctx: ApiContext, filter: StatementFilter): AsyncGenerator<CsvLine[], void> {
  for await (const lines of streamStatement(ctx, { ...filter, userId: requireUser(ctx) })) {
    yield await withReferences(ctx, lines)
  }
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
