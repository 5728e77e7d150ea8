import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { grantCredits } from '@studiolo/core/credits'
import { findUserByEmail, insertUser, listUsers, lockName, type UserRecord } from '@studiolo/core/identity'
import { inTransaction, type Ctx } from '@studiolo/core/kernel/context'
import { hashPassword } from '@studiolo/core/kernel/password'
import { secretFile } from '../instance/secrets'
import type { Settings } from '../instance/settings'

const CREATOR = 'demo@studiolo.local'
const ADMIN = 'admin@studiolo.local'
const DEMO_CREDITS = 200
const WORDS =
  'amber basin cedar delta ember fjord grove heron indigo juniper kelp lagoon maple nectar opal pebble quartz river saffron thistle umber velvet willow zephyr'.split(
    ' ',
  )

export interface DemoPeople {
  creator: UserRecord
  password: string
  adminEmail: string
  adminPassword: string
}

/** Does this instance hold the demo, or nobody yet, so that it may? */
export async function isDemo(ctx: Ctx, { dataDir }: Settings): Promise<boolean> {
  if (existsSync(join(dataDir, 'secrets', 'demo-password'))) return true
  const { rows } = await listUsers(ctx, { limit: 1 })
  return rows.length === 0
}

/** Makes the creator (200 credits) and the admin of the demo where they are missing; their passwords lie with the secrets. */
export async function ensureDemoPeople(ctx: Ctx, { dataDir }: Settings): Promise<DemoPeople> {
  const folder = join(dataDir, 'secrets')
  const password = await secretFile(folder, 'demo-password', readablePassword)
  const adminPassword = await secretFile(folder, 'demo-admin-password', readablePassword)
  const creator = await ensurePerson(ctx, { email: CREATOR, password, name: 'Demo Creator', role: 'user' })
  await ensurePerson(ctx, { email: ADMIN, password: adminPassword, name: 'Demo Admin', role: 'admin' })
  await inTransaction(ctx, (ctx) =>
    grantCredits(ctx, {
      userId: creator.id,
      amount: DEMO_CREDITS,
      source: 'promotion',
      idempotencyKey: `demo:${creator.id}`,
      reason: 'demo',
    }),
  )
  return { creator, password, adminEmail: ADMIN, adminPassword }
}

interface Person {
  email: string
  password: string
  name: string
  role: 'user' | 'admin'
}

async function ensurePerson(ctx: Ctx, { email, password, name, role }: Person): Promise<UserRecord> {
  const passwordHash = await hashPassword(password)
  return inTransaction(ctx, async (ctx) => {
    await lockName(ctx, 'email', email)
    const known = await findUserByEmail(ctx, email)
    return known ?? insertUser(ctx, { email, name, role, passwordHash, emailVerifiedAt: ctx.clock.now() })
  })
}

/** Easy to type, hard to guess: four of 24 words and four digits, on an address that only this machine reaches. */
function readablePassword(): string {
  const bytes = randomBytes(6)
  const words = [...bytes.subarray(0, 4)].map((byte) => WORDS[byte % WORDS.length])
  return `${words.join('-')}-${1000 + (bytes.readUInt16BE(4) % 9000)}`
}
