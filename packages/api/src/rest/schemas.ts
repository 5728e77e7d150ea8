import { errorKinds } from '@studiolo/core/kernel/errors'
import { recipeContracts, recipeIds } from '@studiolo/core/recipes/contract'
import { assetKinds, renditionKinds } from '@studiolo/db/states/asset'
import { grantSources, transferKinds } from '@studiolo/db/states/credits'
import { generationStates, settlements, stageNames, stageStates } from '@studiolo/db/states/generation'
import { usageWindows } from '@studiolo/db/states/plans'
import { z } from 'zod'

const instant = z.iso.datetime().describe('RFC 3339, UTC.')
const generationId = z.string().startsWith('gen_')
const assetId = z.string().startsWith('ast_')
const credits = z.int().min(0)

export const errorBody = z.object({
  id: z.string().nullable().describe('Quote it when you ask the people who run the studio.'),
  code: z.enum(Object.keys(errorKinds) as [keyof typeof errorKinds]),
  message: z.string().describe('What happened, in the language of Accept-Language (English or Chinese).'),
  suggestion: z.string().describe('What to do next.'),
  retryable: z.boolean().describe('May the same request succeed when sent again unchanged?'),
  details: z.record(z.string(), z.unknown()).optional(),
})

export const failure = z.object({ success: z.literal(false), error: errorBody })

export const stage = z.object({
  name: z.enum(stageNames),
  state: z.enum(stageStates),
  percent: z.number().min(0).max(100),
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
})

export const rendition = z.object({
  kind: z.enum(renditionKinds),
  mimeType: z.string(),
  url: z.string().describe('Signed; expires after some hours. Relative to the origin of the studio.'),
  downloadUrl: z.string(),
  sizeBytes: z.int().min(0),
  width: z.int().nullable(),
  height: z.int().nullable(),
  durationMs: z.int().nullable(),
})

export const asset = z.object({
  id: assetId,
  generationId: generationId.nullable(),
  kind: z.enum(assetKinds),
  mimeType: z.string().describe('Of the file behind `url`.'),
  url: z.string().describe('The file itself (MP4, or the audio). Signed; expires after some hours.'),
  downloadUrl: z.string(),
  title: z.string(),
  recipe: z.string(),
  durationMs: z.int().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  sizeBytes: z.int().min(0),
  renditions: z.array(rendition),
  createdAt: instant,
})

export const generation = z.object({
  id: generationId,
  recipe: z.string(),
  input: z.record(z.string(), z.unknown()),
  title: z.string(),
  status: z.enum(generationStates),
  settlement: z.enum(settlements),
  stages: z.array(stage),
  progress: z.number().min(0).max(100),
  etaSeconds: z.number().min(0).optional().describe('The likely time left; absent while nothing is known.'),
  queuePosition: z.int().min(1).optional(),
  credits: z.object({ quoted: credits, held: credits, charged: credits, released: credits }),
  assets: z.array(asset),
  error: errorBody.omit({ details: true }).optional().describe('Only when it failed.'),
  sourceId: generationId.nullable(),
  createdAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
})

export const quote = z.object({
  credits,
  lines: z.array(
    z.object({
      label: z.enum(['base', 'duration', 'resolution', 'model', 'variations', 'rounding']),
      credits: z.number().describe('The lines sum to the whole.'),
    }),
  ),
})

export const balance = z.object({ available: credits, held: credits, debt: credits })

export const usage = z.object({
  recipe: z.enum(recipeIds),
  allowed: z.boolean().describe('May it be started once more now?'),
  used: z.int().min(0).describe('What failed or was canceled does not count.'),
  limit: z.int().nullable().describe('Null: your plan sets none.'),
  remaining: z.int().min(0).nullable(),
  window: z.enum(usageWindows).nullable().describe('A calendar day or month in UTC.'),
  resetsAt: instant.nullable(),
  upgradeRequired: z.boolean().describe('Nothing is left, and a larger plan allows more.'),
})

export const statementEntry = z.object({
  id: z.string(),
  at: instant,
  kind: z.enum(transferKinds),
  amount: credits.describe('Always positive; the two changes carry the signs.'),
  availableChange: z.int(),
  heldChange: z.int(),
  available: credits.describe('Right after this movement.'),
  held: credits,
  debt: credits,
  reason: z.string(),
  holdId: z.string().nullable(),
  source: z.enum(grantSources).nullable().describe('Of a grant: where the credits came from.'),
  reference: z.string().nullable().describe('The generation (`gen_…`) or order (`ord_…`) it was for.'),
})

export const recipe = z.object({
  id: z.enum(recipeIds),
  makes: z.enum(assetKinds),
  inputSchema: z.record(z.string(), z.unknown()).describe('JSON Schema of `input`.'),
  samples: z.array(z.record(z.string(), z.unknown())),
})

/**
 * What to make: the input follows the recipe. Written for the document; the verbs check it again, by the recipe's own
 * schema and with today's prices.
 */
export const quoteRequest = z.union(
  recipeIds.map((id) => z.object({ recipe: z.literal(id), input: recipeContracts[id].input })),
)
export const generationRequest = z.union(
  recipeIds.map((id) =>
    z.object({
      recipe: z.literal(id),
      input: recipeContracts[id].input,
      maxCredits: z.int().min(0).optional().describe('Refuse (409 PRICE_CHANGED) when it would cost more.'),
    }),
  ),
)
