import { expect, test } from 'vitest'
import { readCredits } from './read-credits'

test.each([
  ['7', 7],
  [' 3 ', 3],
  ['8', null],
  ['0', null],
  ['-1', null],
  ['1.5', null],
  ['', null],
  ['all', null],
])('%o of 7', (text, credits) => {
  expect(readCredits(text, 7)).toBe(credits)
})
