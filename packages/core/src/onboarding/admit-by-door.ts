import { recordAudit } from '../audit'
import {
  actingAs,
  adoptAddress,
  findDoorOwner,
  findUserByEmail,
  insertUser,
  linkDoor,
  lockName,
  lockUser,
  type UserRecord,
} from '../identity'
import type { TxCtx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import { admitByAddress, type Arrival } from './admit-by-address'
import type { Proof } from './contract'

type DoorProof = Extract<Proof, { kind: 'oauth' }>

/** Whose door it is; a new door is linked to the signed-in person, to the owner of its proven address, or to a new person. */
export async function admitByDoor(ctx: TxCtx, proof: DoorProof): Promise<Arrival> {
  const { provider, subject, currentUserId } = proof
  await lockName(ctx, 'door', `${provider}:${subject}`)
  const ownerId = await findDoorOwner(ctx, { provider, subject })
  if (ownerId && currentUserId && ownerId !== currentUserId) {
    throw new AppError('CONFLICT', { message: 'the door is somebody else’s', meta: { reason: 'door-taken' } })
  }
  if (ownerId) return { person: await lockUser(ctx, ownerId), isNew: false }

  const arrival = currentUserId ? await joinCurrent(ctx, proof, currentUserId) : await findOrMake(ctx, proof)
  const { person } = arrival
  if (person.state === 'suspended') throw new AppError('SUSPENDED')
  await linkDoor(ctx, person.id, { provider, subject })
  await recordAudit(actingAs(ctx, person), { action: 'door.linked', subject: person.id, after: { provider } })
  return arrival
}

/** A signed-in person stays who they are; without an address of their own they take the proven one, if it is free. */
async function joinCurrent(ctx: TxCtx, proof: DoorProof, userId: UserRecord['id']): Promise<Arrival> {
  const email = provenAddress(proof)
  if (email) await lockName(ctx, 'email', email)
  const person = await lockUser(ctx, userId)
  if (!email || person.email) return { person, isNew: false }
  const owner = await findUserByEmail(ctx, email)
  return { person: owner ? person : await adoptAddress(ctx, person, email), isNew: false }
}

async function findOrMake(ctx: TxCtx, proof: DoorProof): Promise<Arrival> {
  const email = provenAddress(proof)
  const { name = '', language } = proof
  if (email) return admitByAddress(ctx, email, { name, language })
  return { person: await insertUser(ctx, { email: null, name, language }), isNew: true }
}

function provenAddress(proof: DoorProof): string | null {
  return proof.emailProven && proof.email ? proof.email : null
}
