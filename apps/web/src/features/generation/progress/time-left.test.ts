import { expect, test } from 'vitest'
import { timeLeft } from './time-left'

test('seconds are rounded to five once there are more than ten', () => {
  expect(timeLeft({ seconds: 21, low: 14, high: 33 }, 0)).toEqual({ unit: 'seconds', likely: 20, low: 15, high: 35 })
  expect(timeLeft({ seconds: 8.2, low: 6, high: 9.9 }, 0)).toEqual({ unit: 'seconds', likely: 9, low: 6, high: 10 })
})

test('from a minute and a half on it is said in minutes', () => {
  expect(timeLeft({ seconds: 150, low: 70, high: 310 }, 0)).toEqual({ unit: 'minutes', likely: 3, low: 1, high: 5 })
})

test('passing time counts down, and the end is near before it is there', () => {
  expect(timeLeft({ seconds: 21, low: 14, high: 33 }, 12)).toEqual({ unit: 'seconds', likely: 9, low: 2, high: 20 })
  expect(timeLeft({ seconds: 21, low: 14, high: 33 }, 19)).toEqual({ unit: 'nearly' })
  expect(timeLeft({ seconds: 21, low: 14, high: 33 }, 500)).toEqual({ unit: 'nearly' })
})

test('the range holds the likely value, whatever rounding does', () => {
  const left = timeLeft({ seconds: 92, low: 91, high: 92 }, 0)
  expect(left).toEqual({ unit: 'minutes', likely: 2, low: 2, high: 2 })
})
