import { randomUUID } from 'node:crypto'
import {
  cancelGeneration,
  getGeneration,
  listGenerations,
  quoteGeneration,
  startGenerations,
} from '@studiolo/core/generation'
import { generationById, listGenerationsInput, orderInput, quoteInput } from '@studiolo/core/generation/contract'
import { AppError } from '@studiolo/core/kernel/errors'
import { z } from 'zod'
import { defineOperation } from './operation'
import { pageMeta, pageQuery } from './page'
import { toGeneration, toQuote } from './resources'
import * as schemas from './schemas'

const idempotencyKey = orderInput.shape.idempotencyKey

export const generationOperations = [
  defineOperation({
    id: 'createQuote',
    method: 'POST',
    path: '/quotes',
    summary: 'What would it cost?',
    description: 'The price of an input by the rules of this moment. Nothing is started and nothing is held.',
    scope: 'generations:read',
    body: quoteInput,
    documentedBody: schemas.quoteRequest,
    data: schemas.quote,
    refusals: [400],
    run: async (ctx, { body }) => ({ data: toQuote(await quoteGeneration(ctx, body)) }),
  }),
  defineOperation({
    id: 'createGeneration',
    method: 'POST',
    path: '/generations',
    summary: 'Make something',
    description:
      'Holds the quoted credits and starts. They are charged when it succeeds and given back when it fails or is canceled. Send an Idempotency-Key: the same key with the same request answers the first generation again and starts nothing.',
    scope: 'generations:write',
    headers: [{ name: 'Idempotency-Key', description: '8 to 100 characters, one an intention, e.g. a UUID.' }],
    body: quoteInput.extend({ maxCredits: orderInput.shape.maxCredits }),
    documentedBody: schemas.generationRequest,
    data: schemas.generation,
    meta: z.object({ balance: schemas.balance, repeated: z.boolean() }),
    successes: [201, 200],
    refusals: [400, 402, 409, 422, 503],
    run: async (ctx, { body, headers, language }) => {
      const key = readIdempotencyKey(headers)
      const started = await startGenerations(ctx, { orders: [{ ...body, idempotencyKey: key }] })
      const [view] = started.generations
      if (!view) throw new AppError('INTERNAL', { message: 'a start without a generation' })
      const { balance, repeated } = started
      return {
        status: repeated ? 200 : 201,
        data: toGeneration(view, language),
        meta: { balance, repeated },
        headers: { location: `/api/v1/generations/${view.id}` },
      }
    },
  }),
  defineOperation({
    id: 'listGenerations',
    method: 'GET',
    path: '/generations',
    summary: 'Your generations, newest first',
    scope: 'generations:read',
    query: pageQuery.extend({
      status: listGenerationsInput.shape.status,
      recipe: listGenerationsInput.shape.recipe,
    }),
    data: z.array(schemas.generation),
    meta: pageMeta,
    refusals: [400],
    run: async (ctx, { query, language }) => {
      const { items, nextCursor } = await listGenerations(ctx, query)
      return { data: items.map((item) => toGeneration(item, language)), meta: { nextCursor } }
    },
  }),
  defineOperation({
    id: 'getGeneration',
    method: 'GET',
    path: '/generations/{id}',
    summary: 'One generation: stages, progress, results',
    scope: 'generations:read',
    params: generationById,
    data: schemas.generation,
    refusals: [404],
    run: async (ctx, { params, language }) => ({ data: toGeneration(await getGeneration(ctx, params), language) }),
  }),
  defineOperation({
    id: 'cancelGeneration',
    method: 'POST',
    path: '/generations/{id}/cancel',
    summary: 'Stop a generation',
    description:
      'What was not submitted yet stops at once; else the provider is asked and the status is `canceling` until it has answered. The credits come back unless the result is already being processed.',
    scope: 'generations:write',
    params: generationById,
    data: schemas.generation,
    refusals: [404, 409],
    run: async (ctx, { params, language }) => {
      await cancelGeneration(ctx, params)
      return { data: toGeneration(await getGeneration(ctx, params), language) }
    },
  }),
]

function readIdempotencyKey(headers: Headers): string {
  const given = headers.get('idempotency-key')
  if (given === null) return randomUUID()
  const parsed = idempotencyKey.safeParse(given)
  if (parsed.success) return parsed.data
  throw new AppError('INVALID_INPUT', {
    meta: { issues: [{ field: 'Idempotency-Key', message: '8 to 100 characters', code: 'length' }] },
  })
}
