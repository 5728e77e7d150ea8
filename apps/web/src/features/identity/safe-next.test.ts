import { expect, test } from 'vitest'
import { HOME, safeNext, withNext } from './safe-next'

test.each([
  '/library',
  '/g/gen_1?from=library',
  '/settings/keys#new',
  '/credits/statement?kind=hold&period=30d',
  '/signals',
])('%s is kept', (path) => expect(safeNext(path)).toBe(path))

test.each([
  undefined,
  null,
  '',
  '/',
  'library',
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example',
  '/\t/evil.example',
  '/..//evil.example',
  'javascript:alert(1)',
  '/sign-in?next=/sign-in',
  '/sign-in/link?token=x',
  '/api/auth/signout',
  `/${'a'.repeat(2001)}`,
])('%s leads home', (path) => expect(safeNext(path)).toBe(HOME))

test('an address given twice leads home', () => expect(safeNext(['/library', '/create'])).toBe(HOME))

test('the way on travels along, unless it is home', () => {
  expect(withNext('/sign-up', '/g/gen_1?a=b')).toBe('/sign-up?next=%2Fg%2Fgen_1%3Fa%3Db')
  expect(withNext('/sign-up', HOME)).toBe('/sign-up')
})
