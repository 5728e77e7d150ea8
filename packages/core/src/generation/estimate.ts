import { stageNames, type StageName } from '@studiolo/db/states/generation'
import { sql } from 'drizzle-orm'
import type { Ctx } from '../kernel/context'

/** Milliseconds a stage took per quoted credit (a measure of how much there is to make): what eight in ten runs stayed between. */
interface Pace {
  low: number
  likely: number
  high: number
}
export type Paces = Partial<Record<StageName, Pace>>

const RECENT_RUNS = 50
const ENOUGH_RUNS = 3

/** Learns from the last fifty runs of a recipe how long its stages take; empty until there were three. */
export async function learnPaces(ctx: Ctx, recipe: string): Promise<Paces> {
  const rows = await ctx.db.execute<{ name: StageName; runs: number; paces: number[] }>(sql`
    with recent as (
      select id, greatest(quoted_credits, 1) as credits from generation
      where recipe = ${recipe} and status = 'succeeded' order by finished_at desc limit ${RECENT_RUNS}
    )
    select stage.name, count(*)::int as runs,
      percentile_cont(array[0.1, 0.5, 0.9]) within group (
        order by extract(epoch from stage.finished_at - stage.started_at) * 1000 / recent.credits
      ) as paces
    from recent join generation_stage stage on stage.generation_id = recent.id
    where stage.state = 'done' and stage.name <> 'queued'
    group by stage.name`)
  const known = [...rows].filter((row) => row.runs >= ENOUGH_RUNS)
  return Object.fromEntries(
    known.map(({ name, paces: [low = 0, likely = 0, high = 0] }) => [name, { low, likely, high }]),
  )
}

export interface Standing {
  stage: StageName
  /** 0–100 within the stage. */
  percent: number
  /** Since the stage began. */
  elapsedMs: number
  quotedCredits: number
}

/** Above this the stage's own progress tells more than the past. */
const TRUSTED_PERCENT = 10

/** Seconds left: likely, and the range of eight in ten past runs. Undefined when nothing is known yet. */
export function estimateLeft(paces: Paces, { stage, percent, elapsedMs, quotedCredits }: Standing) {
  const toCome = stageNames.slice(stageNames.indexOf(stage) + 1).flatMap((name) => paces[name] ?? [])
  const current = paces[stage]
  if (!current && toCome.length === 0) return undefined
  const left = (of: (pace: Pace) => number) => {
    const later = toCome.reduce((sum, pace) => sum + of(pace), 0) * quotedCredits
    const byPast = current ? Math.max(0, of(current) * quotedCredits - elapsedMs) : 0
    const byProgress = percent > TRUSTED_PERCENT ? (elapsedMs * (100 - percent)) / percent : byPast
    const weight = Math.min(1, percent / 50)
    return Math.ceil((later + byPast * (1 - weight) + byProgress * weight) / 1000)
  }
  const [low, seconds, high] = [
    left((pace) => pace.low),
    left((pace) => pace.likely),
    left((pace) => pace.high),
  ].toSorted((a, b) => a - b)
  return { seconds: seconds ?? 0, low: low ?? 0, high: high ?? 0 }
}
