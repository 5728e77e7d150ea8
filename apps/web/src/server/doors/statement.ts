import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { envelopeOf, languageOf } from '@studiolo/api'
import { answerStatementFile, statementFilterQuery, toStatementFilter } from '@studiolo/api/rest'
import { requireUser } from '@studiolo/core/kernel/actor'
import { AppError, toAppError } from '@studiolo/core/kernel/errors'
import { takeToken } from '@studiolo/core/rate-limit'
import { languages } from '@studiolo/db/states/user'
import type { WebProcess } from '../process'
import { keepRefusal } from '../refusal'
import { factsOf, type Visit } from '../request'
import { DATA_POLICY } from '../security-headers'
import { statementWords } from '../statement-words'

export const STATEMENT_PATH = '/api/statement'

/**
 * GET `/api/statement`: what the statement's screen shows, whole and as a file for people: headings and kinds in
 * `language`, filtered by `kind`, `from` and `to`. Programs read codes in the public API.
 */
export function createStatementDoor(process: WebProcess) {
  return (req: IncomingMessage, res: ServerResponse, visit: Visit): Promise<void> => {
    res.setHeader('cache-control', 'no-store')
    res.setHeader('content-security-policy', DATA_POLICY)
    const answer = async (request: Request): Promise<Response> => {
      try {
        return await openFile(process, request, visit)
      } catch (error) {
        const kept = await keepRefusal(process.ctx, visit, toAppError(error))
        const { status, body } = envelopeOf(kept, languageOf(request.headers.get('accept-language')))
        return Response.json(body, { status })
      }
    }
    return getRequestListener(answer, { overrideGlobalObjects: false })(req, res)
  }
}

async function openFile(process: WebProcess, request: Request, visit: Visit): Promise<Response> {
  const context = await process.createContext(factsOf(request.headers, request.signal))
  const userId = requireUser(context)
  visit.userId = userId
  await takeToken(context, 'query', userId)
  const { language: asked, ...query } = Object.fromEntries(new URL(request.url).searchParams)
  const filter = statementFilterQuery.safeParse(query)
  if (!filter.success) throw new AppError('INVALID_INPUT', { message: filter.error.message })
  const language = languages.find((known) => known === asked) ?? languageOf(request.headers.get('accept-language'))
  const file = await answerStatementFile(context, toStatementFilter(filter.data), statementWords(language))
  for (const cookie of context.responseHeaders.getSetCookie()) file.headers.append('set-cookie', cookie)
  return file
}
