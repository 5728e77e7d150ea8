import { namePeople } from '@studiolo/core/identity'
import type { PersonName } from '@studiolo/core/identity/contract'
import type { Ctx } from '@studiolo/core/kernel/context'
import type { Id } from '@studiolo/db/states/ids'

/** The rows, each with whose it is; null where that is nobody. */
export async function withPerson<R extends { userId: Id<'usr'> | null }>(
  ctx: Ctx,
  rows: R[],
): Promise<(R & { person: PersonName | null })[]> {
  const userIds = new Set(rows.flatMap(({ userId }) => userId ?? []))
  const people = new Map((await namePeople(ctx, [...userIds])).map((person) => [person.id, person]))
  return rows.map((row) => ({ ...row, person: (row.userId && people.get(row.userId)) ?? null }))
}
