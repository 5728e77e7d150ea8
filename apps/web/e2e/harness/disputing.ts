import type { Visit } from './browse'

/** On the page of a work that was charged: says that it does not work, and answers the dialog with what becomes of it. */
export async function dispute({ page, say }: Visit, complaint: string) {
  await page.getByRole('button', { name: say('recovery.open') }).click()
  const asking = page.getByRole('dialog')
  await asking.getByRole('radio', { name: say('recovery.claims.system_error') }).check({ force: true })
  await asking.getByLabel(say('recovery.note')).fill(complaint)
  await asking.getByRole('button', { name: say('recovery.send') }).click()
  return asking
}
