import { expect, test } from 'vitest'
import { readPackage } from './read-package'

const draft = { id: 'standard', credits: '355', price: '30', currency: 'USD', active: true }

test('what is typed becomes a package', () => {
  expect(readPackage(draft, [])).toEqual({
    package: { id: 'standard', credits: 355, amountMinor: 3000, currency: 'USD', active: true },
    problems: null,
  })
  expect(readPackage({ ...draft, id: ' big-box ', price: '3,000', currency: 'JPY' }, [])).toMatchObject({
    package: { id: 'big-box', amountMinor: 3000, currency: 'JPY' },
  })
})

test.each([
  ['id', { id: 'Standard' }],
  ['id', { id: '' }],
  ['credits', { credits: '0' }],
  ['credits', { credits: '1.5' }],
  ['credits', { credits: '' }],
  ['price', { price: '0.10' }],
  ['price', { price: 'thirty' }],
  ['currency', { currency: 'usd' }],
  ['currency', { currency: 'XQQ' }],
] as const)('%s is told: %j', (field, change) => {
  expect(readPackage({ ...draft, ...change }, [])).toEqual({ package: null, problems: { [field]: field } })
})

test('a new package takes no id that is there', () => {
  expect(readPackage(draft, ['standard'])).toEqual({ package: null, problems: { id: 'taken' } })
})

test('everything that is wrong is told at once', () => {
  expect(readPackage({ id: '', credits: '', price: '', currency: 'USD', active: true }, []).problems).toEqual({
    id: 'id',
    credits: 'credits',
    price: 'price',
  })
})
