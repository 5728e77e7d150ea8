import { expect, test } from 'vitest'
import { cn } from './cn'

test('the later class of one property stays', () => {
  expect(cn('px-2 text-ink', 'px-4')).toBe('text-ink px-4')
})

test('a size of ours and a colour of ours live together', () => {
  expect(cn('text-display text-muted', 'text-ink')).toBe('text-display text-ink')
  expect(cn('text-2xs', 'text-failed')).toBe('text-2xs text-failed')
})

test('a shadow of ours is replaced by another', () => {
  expect(cn('shadow-float', 'shadow-dialog')).toBe('shadow-dialog')
})

test('falsy values vanish', () => {
  expect(cn('a', false, undefined, null, ['b', { c: true, d: false }])).toBe('a b c')
})
