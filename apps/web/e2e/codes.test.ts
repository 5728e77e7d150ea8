import { expect, test } from 'vitest'
import { alive, type Visit } from './harness/browse'
import { register, somebody } from './harness/people'
import { balanceOf } from './harness/studio'
import { openVisit } from './harness/visit'

test('an admin makes a code, a newcomer redeems it, and it is worth nothing after that', async () => {
  const code = await makeCode(await openVisit({ as: 'admin' }))
  const theirs = await openVisit()
  await register(theirs, somebody('guest'))
  await balanceOf(theirs.page, theirs.say, 8).waitFor()
  await redeem(theirs, code.toLowerCase().replaceAll('-', ' '))
  await theirs.page.getByText(theirs.say('codes.redeem.done', { credits: 25 })).waitFor()
  await balanceOf(theirs.page, theirs.say, 33).waitFor()

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
