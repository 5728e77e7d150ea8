import { quote, type Quote } from '@studiolo/core/pricing/quote'
import { recipeOf, type Step } from '@studiolo/core/recipes'
import { addMs, DAY_MS, MINUTE_MS, SECOND_MS } from '@studiolo/core/kernel/clock'
import type { ErrorKind } from '@studiolo/core/kernel/errors'
import { drawFrom, type Draw } from './draw'
import type { Model } from './find-models'
import { drawTitle } from './titles'

/** How it ended, and in which stage. */
export type Fate =
  | { status: 'succeeded'; stage: 'publishing' }
  | { status: 'failed'; stage: 'generating'; kind: ErrorKind }
  | { status: 'canceled'; stage: 'queued' | 'generating' }

/** A generation of the past: what was asked for, when, and what became of it. */
export interface PastRun {
  place: number
  model: Model
  recipe: string
  input: Record<string, unknown>
  seed: number
  step: Step
  title: string
  quote: Quote
  fate: Fate
  favourite: boolean
  createdAt: Date
  startedAt: Date
  finishedAt: Date
}

/** How far back the past begins. */
export const SPAN_MS = 2 * 365 * DAY_MS
const kinds = [
  'PROVIDER_REFUSED',
  'PROVIDER_UNAVAILABLE',
  'DEADLINE_EXCEEDED',
  'RENDER_FAILED',
  'CONTENT_REFUSED',
] as const

export interface Span {
  /** How many runs the two years hold. */
  count: number
  /** When they end. */
  end: Date
}

/** The run at a place between 0 and `count`: the same for the same place, and over before the next one begins. */
export function pastRun(models: readonly [Model, ...Model[]], { count, end }: Span, place: number): PastRun {
  const draw = drawFrom(place)
  const model = draw.oneOf(models)
  const { words, language } = drawTitle(draw, place + 1)
  const { recipe } = model.generation
  const known = recipeOf(recipe)
  if (!known) throw new Error(`the demo made a ${recipe}, which is no recipe`)
  const seed = draw.between(0, 2_147_483_647)
  const { contract } = known
  const asked = recipe === 'speech' ? { text: words, language } : { prompt: words, seed }
  const input = contract.input.parse({ ...model.generation.input, ...asked })
  const [step] = known.steps(input, seed)
  if (!step) throw new Error(`${recipe} has no steps`)
  const slotMs = SPAN_MS / count
  const createdAt = addMs(end, Math.round(slotMs * (place - count) + draw.share() * slotMs * 0.5))
  // At most a third of the slot, also where there are so many that a slot is short.
  const longestMs = slotMs / 6
  const startedAt = addMs(createdAt, Math.round(Math.min(draw.between(100, 20 * SECOND_MS), longestMs)))
  return {
    place,
    model,
    recipe,
    input,
    seed,
    step,
    title: contract.title(input),
    quote: quote(contract.defaultPrice, contract.priceFacts(input)),
    fate: drawFate(draw),
    favourite: draw.share() < 0.06,
    createdAt,
    startedAt,
    finishedAt: addMs(startedAt, Math.round(Math.min(draw.between(6 * SECOND_MS, 2 * MINUTE_MS), longestMs))),
  }
}

function drawFate(draw: Draw): Fate {
  const share = draw.share()
  if (share < 0.04) return { status: 'failed', stage: 'generating', kind: draw.oneOf(kinds) }
  if (share < 0.07) return { status: 'canceled', stage: draw.oneOf(['queued', 'generating']) }
  return { status: 'succeeded', stage: 'publishing' }
}
