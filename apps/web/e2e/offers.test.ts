import type { Language } from '@studiolo/db/states/user'
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { alive, type Visit } from './harness/browse'
import { register, somebody } from './harness/people'
import { openVisit } from './harness/visit'

const box = { id: 'studio-box', en: 'Crate of credits', zh: '大号点数箱', price: '$290.00', credits: '5000' }
const plan = { id: 'atelier', en: 'Atelier', zh: '画室版', price: '$59.00' }
const support = { en: 'Support within a day', zh: '一天之内答复' }
const rights = { en: 'For commercial use', zh: '可用于商业用途' }

test('a package and a plan are named and promised in both languages, and keep their names once they are not sold', async () => {
  const admin = await openVisit({ as: 'admin' })
  const buyer = await openVisit()
  await register(buyer, somebody('collector'))
  await makeBox(admin)
  await makePlan(admin)
  for (const language of ['en', 'zh'] as const) await readPricing(language)

  const order = await buyBox(buyer)
  await buyer.page.goto('/credits')
  await buyer.page.getByRole('heading', { name: box.en, exact: true }).waitFor()
  await stopSelling(admin, '/admin/packages', box.en)
  await buyer.page.goto('/credits')
  expect(await buyer.page.getByRole('heading', { name: box.en, exact: true }).count()).toBe(0)
  // As the server has drawn it: no other name flashes first.
  expect(await (await buyer.context.request.get(order)).text()).toContain(box.en)
  await admin.page.goto('/admin/orders')
  await admin.page.getByRole('row').filter({ hasText: box.en }).first().waitFor()
  // The other journeys know of the plans of a fresh installation only.
  await stopSelling(admin, '/admin/plans', plan.en)
})

async function makeBox({ page, say }: Visit): Promise<void> {
  await page.goto('/admin/packages')
  await (await alive(page.getByRole('button', { name: say('admin-billing.packages.new') }))).click()
  const form = page.getByRole('dialog')
  await form.getByText('npm run products -- sync').waitFor()
  await field(form, say('admin-billing.packageForm.id')).fill(box.id)
  await field(form, say('admin-billing.names.en')).fill(box.en)
  await field(form, say('admin-billing.names.zh')).fill('字'.repeat(41))
  await field(form, say('admin-billing.packageForm.credits')).fill(box.credits)
  await field(form, say('admin-billing.packageForm.price')).fill('290')
  const submit = form.getByRole('button', { name: say('admin-billing.packageForm.create') })
  await submit.click()
  await form.getByText(say('admin-billing.names.wrong', { max: 40 })).waitFor()
  await field(form, say('admin-billing.names.zh')).fill(box.zh)
  await submit.click()
  await page
    .getByText(say('admin-billing.packageForm.saved', { name: box.en }))
    .first()
    .waitFor()
  await page.getByRole('row').filter({ hasText: box.en }).waitFor()
}

async function makePlan({ page, say }: Visit): Promise<void> {
  await page.goto('/admin/plans')
  await (await alive(page.getByRole('button', { name: say('admin-plans.plans.new') }))).click()
  const form = page.getByRole('dialog')
  await field(form, say('admin-plans.form.id')).fill(plan.id)
  await field(form, say('admin-billing.names.en')).fill(plan.en)
  await field(form, say('admin-billing.names.zh')).fill(plan.zh)
  await field(form, say('admin-plans.form.price')).fill('59')
  await field(form, say('admin-plans.form.credits')).fill('900')
  const add = form.getByRole('button', { name: say('admin-plans.form.featureAdd') })
  await add.click()
  await form.getByRole('button', { name: say('admin-plans.form.featureRemove', { place: 1 }) }).click()
  await expectFocus(add)
  for (const [at, line] of [support, rights].entries()) {
    await add.click()
    await field(form, say('admin-plans.form.featureEn', { place: at + 1 })).fill(line.en)
  }
  const submit = form.getByRole('button', { name: say('admin-plans.form.create') })
  await submit.click()
  const wrong = form.getByText(say('admin-plans.form.wrong.feature', { max: 80 }))
  await wrong.first().waitFor()
  expect(await wrong.count()).toBe(2)
  for (const [at, line] of [support, rights].entries())
    await field(form, say('admin-plans.form.featureZh', { place: at + 1 })).fill(line.zh)
  await form.getByRole('button', { name: say('admin-plans.form.featureUp', { place: 2 }) }).click()
  await expectFocus(form.getByRole('button', { name: say('admin-plans.form.featureDown', { place: 1 }) }))
  await submit.click()
  await page
    .getByText(say('admin-plans.form.saved', { name: plan.en }))
    .first()
    .waitFor()
}

const field = (form: Locator, name: string) => form.getByRole('textbox', { name, exact: true })

async function expectFocus(control: Locator): Promise<void> {
  expect(await control.evaluate((element) => element === document.activeElement)).toBe(true)
}

/** What a visitor sees. */
async function readPricing(language: Language): Promise<void> {
  const { page } = await openVisit({ language })
  await page.goto('/pricing')
  await page.getByRole('heading', { name: box[language], exact: true }).waitFor()
  const card = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: plan[language], exact: true }) })
  const lines = await card.first().getByRole('listitem').allTextContents()
  expect(lines.slice(-2)).toEqual([rights[language], support[language]])
}

/** Buys it on the page of the test gateway; answers where its order stands. */
async function buyBox({ page, say }: Visit): Promise<string> {
  await page.goto('/credits')
  const button = page.getByRole('button', { name: say('billing.buy.button', { price: box.price }) })
  await (await alive(button)).click()
  await page.waitForURL('**/test-checkout/**')
  await (await alive(page.getByRole('button', { name: say('test-checkout.pay', { price: box.price }) }))).click()
  await page.waitForURL('**/credits/orders/**')
  await page.getByRole('heading', { name: say('billing.order.paid.title', { credits: 5000 }) }).waitFor()
  return new URL(page.url()).pathname
}

async function stopSelling({ page, say }: Visit, route: string, name: string): Promise<void> {
  await page.goto(route)
  const words = route === '/admin/plans' ? 'admin-plans.plans.editOf' : 'admin-billing.packages.editOf'
  await (await alive(page.getByRole('button', { name: say(words, { name }) }))).click()
  const form = page.getByRole('dialog')
  await form.getByRole('checkbox').uncheck()
  await form.getByRole('button', { name: say('admin-plans.form.save') }).click()
  await form.waitFor({ state: 'hidden' })
}
