import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { dayOf } from '../src/features/credits/balance-at/end-of-day'
import { alive, type Visit } from './harness/browse'
import { register, somebody } from './harness/people'
import { balanceOf } from './harness/studio'
import { openVisit } from './harness/visit'

test('an admin makes a code, a newcomer redeems it and finds it in the statement, and it is worth nothing after that', async () => {
  const code = await makeCode(await openVisit({ as: 'admin' }))
  const theirs = await openVisit()
  await register(theirs, somebody('guest'))
  await balanceOf(theirs.page, theirs.say, 8).waitFor()
  await redeem(theirs, code.toLowerCase().replaceAll('-', ' '))
  await theirs.page.getByText(theirs.say('codes.redeem.done', { credits: 25 })).waitFor()
  await balanceOf(theirs.page, theirs.say, 33).waitFor()
  await readStatement(theirs)

  const other = await openVisit()
  other.allow(/^400 POST \/api\/trpc/)
  await register(other, somebody('late'))
  await redeem(other, code)
  await other.page.getByText(other.say('codes.redeem.wrong.used')).waitFor()
  await balanceOf(other.page, other.say, 8).waitFor()
  expect(await other.page.getByText(other.say('codes.redeem.done', { credits: 25 })).count()).toBe(0)
})

async function makeCode({ page, say }: Visit): Promise<string> {
  await page.goto('/admin/codes')
  await (await alive(page.getByRole('button', { name: say('codes.admin.new') }).first())).click()
  const form = page.getByRole('dialog')
  await form.getByLabel(say('codes.admin.name')).fill('A class of one')
  await form.getByLabel(say('codes.form.count')).fill('1')
  await form.getByLabel(say('codes.form.credits')).fill('25')
  await form.getByRole('button', { name: say('codes.form.create') }).click()
  const shown = form.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
  await shown.waitFor()
  const code = (await shown.textContent())?.trim() ?? ''
  await form.getByRole('button', { name: say('codes.made.close') }).click()
  await page.getByRole('cell', { name: 'A class of one', exact: true }).waitFor()
  return code
}

async function redeem({ page, say }: Visit, code: string): Promise<void> {
  await page.goto('/credits')
  const field = await alive(page.getByLabel(say('codes.redeem.code'), { exact: true }))
  await field.fill(code)
  await page.getByRole('button', { name: say('codes.redeem.button'), exact: true }).click()
}

/** From the latest movements to the whole statement: what a day ended with, one kind of movement, and an address that says which. */
async function readStatement({ page, say }: Visit): Promise<void> {
  const rowsOf = (table: string) => page.getByRole('table', { name: table }).getByRole('row')
  await rowsOf(say('credits.latest.title')).filter({ hasText: '+25' }).waitFor()
  await page.getByRole('link', { name: say('credits.latest.all') }).click()
  await page.waitForURL('**/credits/statement')

  const balance = page.getByRole('region', { name: say('credits.balanceAt.title') })
  const day = await alive(balance.getByLabel(say('credits.balanceAt.day')))
  await day.fill('2020-01-01')
  await balance.getByText(say('credits.balanceAt.none')).waitFor()
  await day.fill(dayOf(new Date()))
  await balance.getByRole('definition').first().getByText('33').waitFor()

  const rows = rowsOf(say('credits.statement.title'))
  expect(await rows.filter({ hasText: '+' }).count()).toBe(2)
  await page.getByRole('radio', { name: say('credits.filters.kinds.hold'), exact: true }).click()
  await page.getByRole('heading', { name: say('credits.statement.noneTitle') }).waitFor()
  expect(new URL(page.url()).search).toBe('?kind=hold')

  await page.goto('/credits/statement?kind=grant&period=7d')
  await rows.filter({ hasText: '+25' }).waitFor()
  const chosen = page.getByRole('radio', { name: say('credits.filters.kinds.grant'), exact: true })
  expect(await chosen.isChecked()).toBe(true)
  const downloading = page.waitForEvent('download')
  await (await alive(page.getByRole('link', { name: say('credits.statement.download') }))).click()
  const csv = await readFile(await (await downloading).path(), 'utf8')
  expect(csv.trim().split('\n')).toHaveLength(3)
}
