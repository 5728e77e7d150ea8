import { expect, test } from 'vitest'
import { messages } from '../src/i18n/messages'
import { becomeAdmin, followMail, register, somebody } from './harness/people'
import { alive } from './harness/browse'
import { adminRoutes, openRoutes, settingsRoutes, studioRoutes } from './harness/routes'
import { settled } from './harness/settled'
import { balanceOf, cardOf, compose } from './harness/studio'
import { atPortal, subscribe } from './harness/subscribing'
import { openVisit } from './harness/visit'
import { wordsOf } from './harness/words'
import type { Page } from 'playwright-core'

const prompt = '雨夜，窗边的一盏灯，远处有火车经过'

test('中文: from the first page to a finished video, without a word of English', async () => {
  // The browser asks for English; the person chooses.
  const visit = await openVisit()
  const { page } = visit
  const say = wordsOf('zh')
  await page.goto('/sign-up')
  await (await alive(page.getByRole('button', { name: '中文' }))).click()
  await page.locator('html[lang="zh-Hans"]').waitFor()
  const person = somebody('xinren')
  await page.getByLabel(say('auth.field.email')).fill(person.email)
  await page.getByLabel(say('auth.field.password'), { exact: true }).fill(person.password)
  await page.getByRole('button', { name: say('auth.register.submit') }).click()
  await page.getByRole('heading', { name: say('auth.sent.title') }).waitFor()
  await followMail(page, person.email, '/verify-email')
  await (await alive(page.getByRole('button', { name: say('auth.verify.submit') }))).click()
  await page.waitForURL('**/create')

  const create = await compose({ ...visit, say }, { prompt })
  await create.click()
  const card = cardOf(page, prompt)
  await card.getByText(say('generation.outcome.held', { credits: 7 })).waitFor()
  await card.getByRole('link', { name: say('generation.actions.download') }).waitFor({ timeout: 90_000 })
  await balanceOf(page, say, 1).waitFor()
  await card.getByRole('heading').getByRole('link').click()
  await page.waitForURL('**/g/gen_*')
  await page.locator('video').waitFor()
  const work = new URL(page.url()).pathname

  const found: string[] = []
  for (const route of [...studioRoutes, ...settingsRoutes, work, '/']) found.push(...(await englishOn(page, route)))
  expect(found).toEqual([])
})

test('中文: the open pages say nothing in English', async () => {
  const { page } = await openVisit({ language: 'zh' })
  const found: string[] = []
  for (const route of openRoutes) found.push(...(await englishOn(page, route)))
  expect(found).toEqual([])
})

test('中文: buying credits and a plan, to the pages of the payment service and back', async () => {
  const visit = await openVisit({ language: 'zh' })
  const { page, say } = visit
  await register(visit, somebody('maijia'))
  const price = (amount: number) =>
    new Intl.NumberFormat('zh-Hans', { style: 'currency', currency: 'USD' }).format(amount)
  const found: string[] = []

  await page.goto('/credits')
  await (await alive(page.getByRole('button', { name: say('billing.buy.button', { price: price(9.9) }) }))).click()
  await page.waitForURL('**/test-checkout/**')
  found.push(...(await englishOn(page, page.url())))
  await (await alive(page.getByRole('button', { name: say('test-checkout.pay', { price: price(9.9) }) }))).click()
  await page.getByRole('heading', { name: say('billing.order.paid.title', { credits: 115 }) }).waitFor()
  found.push(...(await englishOn(page, page.url())))

  await subscribe(visit, { name: say('subscription.names.creator'), price: price(12) })
  found.push(...(await englishOn(page, page.url())))
  await atPortal(visit, async () => void found.push(...(await englishOn(page, page.url()))))
  for (const route of ['/credits', '/credits/plan', '/credits/orders', '/credits/statement'])
    found.push(...(await englishOn(page, route)))
  expect(found).toEqual([])
})

test('中文: the pages of the admins say nothing in English', async () => {
  const visit = await openVisit({ language: 'zh' })
  const { page } = visit
  await becomeAdmin(visit, somebody('guanli'))
  await page.goto('/')
  await (await alive(page.getByRole('button', { name: '中文' }))).click()
  await page.locator('html[lang="zh-Hans"]').waitFor()
  const found: string[] = []
  for (const route of adminRoutes) found.push(...(await englishOn(page, route)))
  expect(found).toEqual([])
})

/** Every English phrase of the message files that has a Chinese one and yet stands on a page, on the screen or for a screen reader. */
async function englishOn(page: Page, route: string): Promise<string[]> {
  await page.goto(route)
  await settled(page)
  const texts = await page.evaluate(
    (attributes) => {
      // Code, what says that it is another language, and mails to people who read English.
      const isMeant = (at: Element | null) =>
        at?.closest('code, pre, body [lang], main li:has(a[href*="token="])') !== null
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const said = [document.title]
      while (walker.nextNode()) {
        const { parentElement, textContent } = walker.currentNode
        if (parentElement?.tagName !== 'SCRIPT' && !isMeant(parentElement)) said.push(textContent ?? '')
      }
      for (const element of document.querySelectorAll(attributes.map((name) => `[${name}]`).join())) {
        if (!isMeant(element)) said.push(...attributes.map((name) => element.getAttribute(name) ?? ''))
      }
      return said.map((text) => text.trim())
    },
    ['aria-label', 'placeholder', 'alt', 'title'],
  )
  return [...new Set(texts)].filter((text) => english.has(text)).map((text) => `${route}: ${text}`)
}

/** A language stands under its own name everywhere. */
const english = new Set(phrasesThatDiffer(messages.en, messages.zh).filter((phrase) => phrase !== 'English'))

/** The English texts whose Chinese reads differently; names such as `Studiolo` or `MP4` are the same in both. */
function phrasesThatDiffer(en: unknown, zh: unknown): string[] {
  if (typeof en === 'string') return en === zh ? [] : [en]
  if (typeof en !== 'object' || en === null) return []
  const other = (typeof zh === 'object' ? zh : null) as Record<string, unknown> | null
  return Object.entries(en).flatMap(([key, value]) => phrasesThatDiffer(value, other?.[key]))
}
