import type { ApiScope } from '@studiolo/db/states/api-key'
import type { Language } from '@studiolo/db/states/user'
import type { z } from 'zod'
import type { ApiContext } from '../context'

/** What an operation answers; the envelope is put around it. */
export interface Answer {
  /** Default 200. */
  status?: 200 | 201
  data: unknown
  meta?: Record<string, unknown>
  headers?: Record<string, string>
}

export interface Asked<P, Q, B> {
  params: P
  query: Q
  body: B
  headers: Headers
  language: Language
}

/** One line of the API: the router and the document are both made of these, so that neither can miss one. */
export interface Operation<P = unknown, Q = unknown, B = unknown> {
  id: string
  method: 'GET' | 'POST'
  /** With `{name}` for a part of the path. */
  path: string
  summary: string
  description?: string
  /** What an API key needs; null: open to everybody. */
  scope: ApiScope | null
  params?: z.ZodType<P>
  query?: z.ZodType<Q>
  body?: z.ZodType<B>
  /** The body as the document shows it, where that says more than the check. */
  documentedBody?: z.ZodType
  /** Headers it understands, for the document. */
  headers?: { name: string; description: string }[]
  data: z.ZodType
  meta?: z.ZodType
  /** The statuses of success, for the document. Default 200. */
  successes?: number[]
  /** What else it can answer, for the document. */
  alsoCsv?: boolean
  /** Statuses of refusals beside 401, 403, 429 and 500. */
  refusals: number[]
  run(ctx: ApiContext, asked: Asked<P, Q, B>): Promise<Answer | Response>
}

/** Ties the inputs' schemas to what `run` is handed. */
export function defineOperation<P, Q, B>(operation: Operation<P, Q, B>): Operation {
  return operation as Operation
}
