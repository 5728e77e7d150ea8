import { expect, test } from 'vitest'
import { readPackage } from './read-package'

const names = { en: '', zh: '' }
const draft = { id: 'standard', credits: '355', price: '30', currency: 'USD', names, active: true }

test('what is typed becomes a package', () => {
  expect(readPackage(draft, [])).toEqual({
    package: { id: 'standard', credits: 355, amountMinor: 3000, currency: 'USD', names: null, active: true },
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
  expect(readPackage({ id: '', credits: '', price: '', currency: 'USD', names, active: true }, []).problems).toEqual({
    id: 'id',
    credits: 'credits',
    price: 'price',
  })
})

test('a name may stand in one language only; one that is too long is told with its language', () => {
  expect(readPackage({ ...draft, names: { en: ' Box ', zh: '' } }, []).package?.names).toEqual({ en: 'Box', zh: '' })
  expect(readPackage({ ...draft, names: { en: 'Box', zh: '字'.repeat(41) } }, [])).toEqual({
    package: null,
    problems: { names: ['zh'] },
  })
})
