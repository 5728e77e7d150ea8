import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMoney } from '@studiolo/ui/money'
import { minorDigits, readMoney, writeMoney } from './money'

test('money is told in the reader’s language', () => {
  expect(formatMoney(3000, 'USD', 'en')).toBe('$30.00')
  expect(formatMoney(990, 'USD', 'zh')).toBe('US$9.90')
  expect(formatMoney(145_000, 'EUR', 'en')).toBe('€1,450.00')
})

test('a currency without cents has none', () => {
  expect(minorDigits('JPY')).toBe(0)
  expect(formatMoney(1999, 'JPY', 'en')).toBe('¥1,999')
  expect(writeMoney(1999, 'JPY')).toBe('1999')
  expect(readMoney('1,999', 'JPY')).toBe(1999)
  expect(readMoney('19.99', 'JPY')).toBeNull()
})

test.each([
  ['30', 3000],
  ['30.5', 3050],
  [' 30.00 ', 3000],
  ['1,450.00', 145_000],
  ['0.29', 29],
])('%j is an amount', (text, amountMinor) => expect(readMoney(text, 'USD')).toBe(amountMinor))

test.each(['', '0', '0.00', '-5', '30,00', '30.005', '1e3', '$30', '30.', 'ten'])('%j is none', (text) =>
  expect(readMoney(text, 'USD')).toBeNull(),
)

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.constantFrom('USD', 'JPY', 'KWD'), (amount, currency) => {
      expect(readMoney(writeMoney(amount, currency), currency)).toBe(amount)
    }),
  )
})
