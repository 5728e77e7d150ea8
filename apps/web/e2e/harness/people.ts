import type { Page } from 'playwright-core'
import { alive, type Visit } from './browse'
import { inject } from 'vitest'
import { makeAdmin, type Credentials } from './instance'

let born = 0

/** Somebody who has never been here. */
export function somebody(name: string): Credentials {
  born += 1
  return { email: `${name}.${process.pid}.${born}@example.org`, password: 'quiet-rain-on-slate' }
}

/** Signs in through the front door and waits for the studio. */
export async function signIn({ page, say }: Visit, { email, password }: Credentials): Promise<void> {
  await page.goto('/sign-in')
  const address = await alive(page.getByLabel(say('auth.field.email')))
  await address.fill(email)
  await page.getByLabel(say('auth.field.password'), { exact: true }).fill(password)
  await page.getByRole('button', { name: say('auth.signIn.submit'), exact: true }).click()
  await page.waitForURL('**/create')
}

/** Registers, follows the link in the mail and ends in the studio. */
export async function register({ page, say }: Visit, { email, password }: Credentials): Promise<void> {
  await page.goto('/sign-up')
  const address = await alive(page.getByLabel(say('auth.field.email')))
  await address.fill(email)
  await page.getByLabel(say('auth.field.password'), { exact: true }).fill(password)
  await page.getByRole('button', { name: say('auth.register.submit') }).click()
  await page.getByRole('heading', { name: say('auth.sent.title') }).waitFor()
  await followMail(page, email, '/verify-email')
  const confirm = await alive(page.getByRole('button', { name: say('auth.verify.submit') }))
  await confirm.click()
  await page.waitForURL('**/create')
}

/** Makes an admin, as the person who runs the machine does, and signs them in. */
export async function becomeAdmin(visit: Visit, { email, password }: Credentials): Promise<void> {
  const { page, say } = visit
  await page.goto(makeAdmin(inject('instance'), email))
  const field = await alive(page.getByLabel(say('auth.field.newPassword'), { exact: true }))
  await field.fill(password)
  await page.getByRole('button', { name: say('auth.reset.submit') }).click()
  await page.getByText(say('auth.reset.doneTitle')).waitFor()
  await signIn(visit, { email, password })
}

/** Opens the newest mail to an address in the outbox and follows its link to a page. */
export async function followMail(page: Page, email: string, to: string): Promise<void> {
  await page.goto('/outbox')
  const mail = page.getByRole('listitem').filter({ hasText: email }).first()
  await mail.locator(`a[href*="${to}"]`).click()
  await page.waitForURL(`**${to}**`)
}
