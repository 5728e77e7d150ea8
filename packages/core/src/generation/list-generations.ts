import { generation } from '@studiolo/db/schema/generation'
import { liveGenerationStates } from '@studiolo/db/states/generation'
import { isId, type Id } from '@studiolo/db/states/ids'
import { and, desc, eq, inArray, lt } from 'drizzle-orm'
import { isAllowed, requirePermission, requireUser } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import type { GenerationView, ListAllGenerationsInput, ListGenerationsInput } from './contract'
import { viewGenerations } from './view-generation'

export interface GenerationPage {
  items: GenerationView[]
  nextCursor: string | null
}

/** The signed-in creator's generations, newest first, a page at a time. */
export async function listGenerations(ctx: Ctx, input: ListGenerationsInput): Promise<GenerationPage> {
  requirePermission(ctx, 'generation.read')
  return page(ctx, { ...input, userId: requireUser(ctx) })
}

/** Everybody's generations. Needs `admin.read`. */
export async function listAllGenerations(
  ctx: Ctx,
  input: ListAllGenerationsInput,
): Promise<GenerationPage & { userIds: Record<string, string> }> {
  requirePermission(ctx, 'admin.read')
  return page(ctx, { ...input, userId: input.userId as Id<'usr'> | undefined })
}

async function page(ctx: Ctx, input: ListGenerationsInput & { userId?: Id<'usr'> }) {
  const { status, live, recipe, cursor, limit, userId } = input
  const rows = await ctx.db
    .select()
    .from(generation)
    .where(
      and(
        userId && eq(generation.userId, userId),
        status && eq(generation.status, status),
        live ? inArray(generation.status, liveGenerationStates) : undefined,
        recipe && eq(generation.recipe, recipe),
        cursor && isId('gen', cursor) ? lt(generation.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(generation.id))
    .limit(limit + 1)
  const shown = rows.slice(0, limit)
  return {
    items: await viewGenerations(ctx, shown),
    nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    userIds: Object.fromEntries(shown.map((row) => [row.id, row.userId])),
  }
}

/** One generation of the signed-in creator, or anybody's for staff. NOT_FOUND for a stranger's. */
export async function getGeneration(ctx: Ctx, { id }: { id: string }): Promise<GenerationView> {
  requirePermission(ctx, 'generation.read')
  const [row] = isId('gen', id) ? await ctx.db.select().from(generation).where(eq(generation.id, id)) : []
  const mine = row && ctx.actor.kind === 'user' && row.userId === ctx.actor.userId
  if (!row || (!mine && !isAllowed(ctx.actor, 'admin.read'))) throw new AppError('NOT_FOUND', { meta: { id } })
  const [view] = await viewGenerations(ctx, [row])
  if (!view) throw new AppError('NOT_FOUND', { meta: { id } })
  return view
}
