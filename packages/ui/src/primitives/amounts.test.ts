import { describe, expect, test } from 'vitest'
import { formatCredits, formatDuration, formatMoney, formatRelative } from './amounts'

test('credits are grouped and signed with a true minus', () => {
  expect(formatCredits(1240, 'en')).toBe('1,240')
  expect(formatCredits(-12, 'en')).toBe('−12')
  expect(formatCredits(12, 'en', 'always')).toBe('+12')
  expect(formatCredits(0, 'en', 'always')).toBe('0')
  expect(formatCredits(1240000, 'zh-CN')).toBe('1,240,000')
})

test('money knows how many minor units its currency has', () => {
  expect(formatMoney(1999, 'USD', 'en-US')).toBe('$19.99')
  expect(formatMoney(1999, 'JPY', 'en-US')).toBe('¥1,999')
  expect(formatMoney(-500, 'EUR', 'en-US')).toBe('−€5.00')
  expect(formatMoney(1234567, 'KWD', 'en-US')).toMatch(/1,234\.567/)
})

test.each([
  [0, '0:00'],
  [8_999, '0:08'],
  [725_000, '12:05'],
  [3_723_000, '1:02:03'],
  [-5, '0:00'],
])('%i ms is %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text)
})

describe('formatRelative', () => {
  const now = Date.UTC(2026, 10, 21, 12)
  const minute = 60_000

  test.each([
    [0, 'now'],
    [-44_000, 'now'],
    [-50_000, '1 minute ago'],
    [-3 * minute, '3 minutes ago'],
    [-57 * minute, '57 minutes ago'],
    [-59 * minute, '1 hour ago'],
    [-26 * 60 * minute, 'yesterday'],
    [2 * 24 * 60 * minute, 'in 2 days'],
    [-8 * 24 * 60 * minute, 'last week'],
    [-40 * 24 * 60 * minute, 'last month'],
    [-400 * 24 * 60 * minute, 'last year'],
  ])('%i ms from now reads %s', (distance, text) => {
    expect(formatRelative(now + distance, now, 'en')).toBe(text)
  })

  test('in Chinese', () => {
    expect(formatRelative(now - 3 * minute, now, 'zh-CN')).toBe('3分钟前')
  })
})
