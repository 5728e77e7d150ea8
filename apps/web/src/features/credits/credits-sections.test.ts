import { expect, test } from 'vitest'
import { messages } from '../../i18n/messages'
import { sectionOf, sections } from './credits-sections'

test('every page belongs to its section, and a page below one to that', () => {
  for (const { href, name } of sections) expect(sectionOf(href)).toBe(name)
  expect(sectionOf('/credits/orders/ord_1')).toBe('billing')
  expect(sectionOf('/credits/recovery/rcv_1')).toBe('requests')
  expect(sectionOf('/credits/planning')).toBe('credits')
})

test('every section has its word', () => {
  for (const { name } of sections) expect(messages.en.credits.sections).toHaveProperty(name)
})
