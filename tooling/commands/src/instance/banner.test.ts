import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { banner } from './banner'
import { readSettings } from './settings'

let dataDir = ''
beforeEach(async () => void (dataDir = await mkdtemp(join(tmpdir(), 'studiolo-banner-'))))
afterEach(() => rm(dataDir, { recursive: true, force: true }))

const people = {
  creator: { email: 'demo@studiolo.local' },
  password: 'one',
  adminEmail: 'admin@studiolo.local',
  adminPassword: 'two',
} as Parameters<typeof banner>[1]

/** What is said of an instance with these variables, once it runs. */
async function said(env: Record<string, string>, demo = people) {
  const settings = await readSettings({ PATH: process.env.PATH, STUDIOLO_DATA: dataDir, ...env })
  if (demo) settings.env.STUDIOLO_DEMO = '1'
  return banner(settings, demo)
}

test.each([
  ['HOST', { HOST: '0.0.0.0' }],
  ['APP_URL', { APP_URL: 'https://studio.example.org' }],
])('a demo that others reach says that it sells nothing, and that %s is why', async (variable, env) => {
  expect(await said(env)).toMatch(new RegExp(`Selling +off: ${variable} lets others in`))
})

test('no other instance says so', async () => {
  expect(await said({})).not.toContain('Selling')
  expect(await said({ HOST: '0.0.0.0', CREEM_API_KEY: 'creem_1', CREEM_WEBHOOK_SECRETS: 'secret_1' })).not.toContain(
    'Selling',
  )
  expect(await said({ HOST: '0.0.0.0' }, null)).not.toContain('Selling')
})

test('a wrong setting of a gateway is named before anything starts', async () => {
  const stripe = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRETS: 'whsec_1' }
  await expect(said({ ...stripe, STRIPE_TAX: 'yes' })).rejects.toThrow('STRIPE_TAX: must be off or automatic')
  await expect(said({ STRIPE_SECRET_KEY: 'sk_test_1' })).rejects.toThrow('STRIPE_WEBHOOK_SECRETS')
})
