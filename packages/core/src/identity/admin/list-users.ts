import { user } from '@studiolo/db/schema/identity'
import { isId } from '@studiolo/db/states/ids'
import { and, desc, eq, ilike, lt, or } from 'drizzle-orm'
import { requirePermission } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import type { ListUsersInput, UserRow } from '../contract'

const rowColumns = {
  id: user.id,
  email: user.email,
  emailVerifiedAt: user.emailVerifiedAt,
  name: user.name,
  role: user.role,
  state: user.state,
  stateReason: user.stateReason,
  language: user.language,
  createdAt: user.createdAt,
}

/** People, the newest first, a page at a time. Needs `admin.read`. */
export async function listUsers(
  ctx: Ctx,
  input: ListUsersInput,
): Promise<{ rows: UserRow[]; nextCursor: string | null }> {
  requirePermission(ctx, 'admin.read')
  const { search, state, role, cursor, limit } = input
  const found = await ctx.db
    .select(rowColumns)
    .from(user)
    .where(
      and(
        searchFilter(search),
        state ? eq(user.state, state) : undefined,
        role ? eq(user.role, role) : undefined,
        cursor && isId('usr', cursor) ? lt(user.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(user.id))
    .limit(limit + 1)
  const rows = found.slice(0, limit)
  return { rows, nextCursor: found.length > limit ? (rows.at(-1)?.id ?? null) : null }
}

function searchFilter(search: string | undefined) {
  if (!search) return undefined
  if (isId('usr', search)) return eq(user.id, search)
  const pattern = `%${search.replace(/[\\%_]/g, String.raw`\$&`)}%`
  return or(ilike(user.email, pattern), ilike(user.name, pattern))
}
