import type { CheckResult } from '@studiolo/core/reconcile/contract'
import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { messages } from '../../../i18n/messages'
import { ChecksTable } from './checks-table'

const order = `ord_${'1'.repeat(26)}`
const first = Array.from({ length: 150 }, (_, index) => ({
  subject: `pay_${String(index).padStart(26, '0')}`,
  expected: 'an order',
  found: 'none',
}))

function draw(checks: CheckResult[], language: 'en' | 'zh' = 'en'): string {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={language} messages={messages[language]} timeZone="UTC">
      <ChecksTable checks={checks} />
    </NextIntlClientProvider>,
  )
  return html.replaceAll(/ class="[^"]*"/g, '')
}

test('a difference leads to what it is about, in the words of the reader', () => {
  const found = { subject: order, expected: 'paid 115', found: 'pending none' }
  const check: CheckResult = { check: 'payments', differences: 1, first: [found] }
  const link = `<a href="/admin/orders?id=${order}&amp;open=${order}">${order}</a>`
  expect(draw([check])).toContain(`${link}</td><td>expected paid 115, found pending none</td>`)
  expect(draw([check], 'zh')).toContain(`${link}</td><td>应为 已付 115，实为 待付 无</td>`)
})

test('a list that is cut says so: what is drawn of what was kept, and what was kept of all', () => {
  const html = draw([{ check: 'payments', differences: 2100, first }])
  expect(html.match(/<a href/g)).toHaveLength(100)
  expect(html).toContain('100 of 150 shown. The first 150 of 2,100 were kept; npm run reconcile prints all of them.')
  expect(html).toContain(messages.en['admin-reconciliation'].more)
})

test('a list that is whole says nothing of that', () => {
  const html = draw([
    { check: 'payments', differences: 100, first: first.slice(0, 100) },
    { check: 'lots', differences: 0, first: [] },
  ])
  expect(html).not.toContain('kept')
  expect(html).toContain('100 differ')
  expect(html).toContain('Agrees')
})
