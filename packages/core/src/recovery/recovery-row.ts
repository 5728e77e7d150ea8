import { order } from '@studiolo/db/schema/billing'
import { generation } from '@studiolo/db/schema/generation'
import type { recoveryRequest } from '@studiolo/db/schema/recovery'
import type { Id } from '@studiolo/db/states/ids'
import { inArray } from 'drizzle-orm'
import { RENEWAL_PREFIX } from '../credits'
import type { Ctx } from '../kernel/context'
import { recipeOf } from '../recipes'
import type { RecoveryEvidence, RecoveryRow, RecoverySubject, RecoveryView } from './contract'
import { disputedCredits } from './decide'
import { findingRow, type RecoveryFinding } from './findings/contract'

/** A request as its row keeps it. */
export type StoredRecovery = typeof recoveryRequest.$inferSelect

/** The facts as they stood when it was asked; written by this room alone. */
export function evidenceOf(row: StoredRecovery): RecoveryEvidence {
  return row.evidence as unknown as RecoveryEvidence
}

/** The payment a request about an order was about; null while none was known. */
export function paymentAskedAbout(row: StoredRecovery): Id<'pay'> | null {
  const evidence = evidenceOf(row)
  return evidence.kind === 'order' ? (evidence.payments.find(({ isOfOrder }) => isOfOrder)?.id ?? null) : null
}

/** How the idempotency keys of all begin that a request moves. */
export function keyOf(id: Id<'rcv'>): string {
  return `${RENEWAL_PREFIX}${id}`
}

export function findingOf(row: StoredRecovery): RecoveryFinding {
  return row.finding as RecoveryFinding
}

/** May the same be asked again, because the facts may have changed? Never once an admin has decided. */
export function mayAskAgain(row: StoredRecovery): boolean {
  return row.decidedBy === null && findingRow(findingOf(row)).mayAskAgain === true
}

/** Rows as their creators see them, in the order given. */
export async function viewRecoveries(ctx: Ctx, rows: StoredRecovery[]): Promise<RecoveryView[]> {
  return (await rowsForAdmins(ctx, rows)).map(({ userId: _, decidedBy: __, ...view }) => view)
}

/** Rows as admins see them, in the order given; two queries for any number of rows. */
export async function rowsForAdmins(ctx: Ctx, rows: StoredRecovery[]): Promise<RecoveryRow[]> {
  const subjects = await readSubjects(ctx, rows)
  return rows.map((row) => ({
    id: row.id,
    userId: row.userId,
    claim: row.claim,
    subject: subjectOf(row, subjects),
    note: row.note,
    state: row.state,
    finding: findingOf(row),
    reason: row.reason,
    disputedCredits: disputedCredits(evidenceOf(row)),
    credits: row.credits,
    takenCredits: row.takenCredits,
    mayAskAgain: mayAskAgain(row),
    decidedBy: row.decidedBy,
    createdAt: row.createdAt,
    decidedAt: row.decidedAt,
  }))
}

type Subjects = Map<string, RecoverySubject>

function subjectOf({ id, generationId, orderId }: StoredRecovery, subjects: Subjects): RecoverySubject {
  const subject = subjects.get(generationId ?? orderId ?? '')
  if (!subject) throw new Error(`${id} is about nothing`)
  return subject
}

async function readSubjects(ctx: Ctx, rows: StoredRecovery[]): Promise<Subjects> {
  const [generations, orders] = await Promise.all([
    ctx.db
      .select({ id: generation.id, recipe: generation.recipe, input: generation.input })
      .from(generation)
      .where(
        inArray(
          generation.id,
          rows.flatMap(({ generationId }) => generationId ?? []),
        ),
      ),
    ctx.db
      .select({
        id: order.id,
        state: order.state,
        credits: order.credits,
        amountMinor: order.amountMinor,
        currency: order.currency,
      })
      .from(order)
      .where(
        inArray(
          order.id,
          rows.flatMap(({ orderId }) => orderId ?? []),
        ),
      ),
  ])
  return new Map<string, RecoverySubject>([
    ...generations.map(({ id, recipe, input }): [string, RecoverySubject] => [
      id,
      { kind: 'generation', id, title: recipeOf(recipe)?.contract.title(input) ?? recipe },
    ]),
    ...orders.map((bought): [string, RecoverySubject] => [bought.id, { kind: 'order', ...bought }]),
  ])
}
