import { expect, test } from 'vitest'
import { initialsOf } from './initials'

test.each([
  ['Mira Kovač', 'MK'],
  ['ada', 'A'],
  ['ada@example.com', 'A'],
  ['jean.dam@example.com', 'JD'],
  ['Jean Luc van Dam', 'JD'],
  ['王小明', '小明'],
  ['王明', '王明'],
  ['  ', ''],
  ['élodie rousseau', 'ÉR'],
  ['𝒜da Lovelace', '𝒜L'],
])('%s → %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
