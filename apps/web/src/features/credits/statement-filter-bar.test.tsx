import { transferKinds } from '@studiolo/db/states/credits'
import { languages } from '@studiolo/db/states/user'
import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { messages } from '../../i18n/messages'
import { StatementFilterBar } from './statement-filter-bar'
import { noFilters, periods, type StatementFilters } from './statement-filters'

const noon = Date.UTC(2026, 2, 15, 12)

function draw(some: Partial<StatementFilters>, language: 'en' | 'zh' = 'en'): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={language} messages={messages[language]} timeZone="UTC">
      <StatementFilterBar filters={{ ...noFilters, ...some }} nowMs={noon} onChange={() => {}} />
    </NextIntlClientProvider>,
  )
}

const radiosOf = (html: string) => [...html.matchAll(/<input type="radio"[^>]*>/g)].map(([radio]) => radio)
const valueOf = (input: string | undefined) => /value="([^"]*)"/.exec(input ?? '')?.[1]

test.each(languages)('every kind can be chosen, and every period (%s)', (language) => {
  const html = draw({}, language)
  const values = radiosOf(html).map(valueOf)
  expect(values.toSorted()).toEqual(['all', ...transferKinds, ...periods].toSorted())
  for (const kind of transferKinds) expect(html).toContain(`>${messages[language].credits.filters.kinds[kind]}<`)
})

test('chosen days stand in their fields, and no period is chosen beside them', () => {
  const html = draw({ kind: 'expiry', from: '2026-02-01', to: '2026-02-28' })
  const days = [...html.matchAll(/<input[^>]*type="date"[^>]*>/g)].map(([field]) => valueOf(field))
  expect(days).toEqual(['2026-02-01', '2026-02-28'])
  const chosen = radiosOf(html).filter((radio) => radio.includes('checked'))
  expect(chosen.map(valueOf)).toEqual(['expiry'])
  expect(html).not.toContain('aria-invalid="true"')
})

test('a first day that is still to come is explained at its field', () => {
  const html = draw({ from: '2026-04-01' })
  expect(html).toContain('aria-invalid="true"')
  expect(html).toContain(messages.en.credits.filters.future)
})
