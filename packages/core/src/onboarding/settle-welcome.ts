import { welcomeClaim } from '@studiolo/db/schema/onboarding'
import { grantCredits } from '../credits'
import { listDoors, type UserRecord } from '../identity'
import type { TxCtx } from '../kernel/context'
import { deriveKey, masterKeyConfig, sign } from '../kernel/crypto'
import { welcomeConfig } from './config'

/**
 * Grants the welcome credits to whoever never had them, by any of their proven addresses and doors: those are kept as
 * keyed hashes, which outlive the person, so that deleting an account and returning grants nothing.
 */
export async function settleWelcome(ctx: TxCtx, person: UserRecord): Promise<void> {
  const { credits } = ctx.config(welcomeConfig)
  const doors = await listDoors(ctx, person.id)
  const names = doors.map((door) => `door:${door.provider}:${door.subject}`)
  if (person.email && person.emailVerifiedAt) names.push(`email:${person.email}`)
  const key = deriveKey(ctx.config(masterKeyConfig).masterKey, 'welcome-claim')
  const claims = names.map((name) => ({ claimHash: sign(key, name), claimedAt: ctx.clock.now() }))
  if (credits === 0 || claims.length === 0) return
  // In one order, so that two people who share a claim cannot wait for each other.
  claims.sort((a, b) => (a.claimHash < b.claimHash ? -1 : 1))
  const fresh = await ctx.db.insert(welcomeClaim).values(claims).onConflictDoNothing().returning()
  if (fresh.length < claims.length) return
  await grantCredits(ctx, {
    userId: person.id,
    amount: credits,
    source: 'welcome',
    idempotencyKey: `welcome:${person.id}`,
    reason: 'welcome',
  })
}
