import { recordAudit } from '../audit'
import { actingAs, lockName, lockUserByEmail, markProven } from '../identity'
import { inTransaction, type Ctx, type TxCtx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import { admitByAddress, type Arrival } from './admit-by-address'
import { admitByDoor } from './admit-by-door'
import type { Admitted, Proof } from './contract'
import { settleWelcome } from './settle-welcome'

/**
 * The one way in, for every door: finds or makes the person, links the door and grants the welcome credits once, in one
 * transaction. A door is linked to a proven address only; an address that was registered but never proven passes to
 * whoever proves it through another door. SUSPENDED for a suspended person, CONFLICT for a door that somebody else has.
 */
export async function admit(ctx: Ctx, proof: Proof): Promise<Admitted> {
  return inTransaction(ctx, async (ctx) => {
    const { person, isNew } = await arrive(ctx, proof)
    if (person.state === 'suspended') throw new AppError('SUSPENDED')
    if (isNew) {
      await recordAudit(actingAs(ctx, person), {
        action: 'user.joined',
        subject: person.id,
        after: { door: doorOf(proof) },
      })
    }
    if (!isUnproven(proof)) await settleWelcome(ctx, person)
    return { userId: person.id, isNew }
  })
}

function arrive(ctx: TxCtx, proof: Proof): Promise<Arrival> {
  if (proof.kind === 'oauth') return admitByDoor(ctx, proof)
  return proof.kind === 'password' ? admitRegistered(ctx, proof.email) : admitByAddress(ctx, proof.email, proof)
}

async function admitRegistered(ctx: TxCtx, email: string): Promise<Arrival> {
  await lockName(ctx, 'email', email)
  const person = await lockUserByEmail(ctx, email)
  if (!person) throw new AppError('LINK_EXPIRED', { message: 'the registration is gone' })
  return { person: await markProven(ctx, person), isNew: false }
}

/** An address nobody proved earns nothing yet; a door without any address (WeChat) does, by itself. */
function isUnproven(proof: Proof): boolean {
  return proof.kind === 'oauth' && proof.email !== undefined && !proof.emailProven
}

function doorOf(proof: Proof): string {
  return proof.kind === 'oauth' ? proof.provider : proof.kind
}
