import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './password'

test('Argon2id with the recommended parameters, and a salt of its own each time', async () => {
  const [one, two] = [await hashPassword('correct horse'), await hashPassword('correct horse')]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(two)
})

test('only the password is the password, however its characters are composed', async () => {
  const stored = await hashPassword('cafe\u0301 ＡＢＣ')
  expect(await verifyPassword(stored, 'caf\u00e9 ABC')).toBe(true)
  expect(await verifyPassword(stored, 'cafe ABC')).toBe(false)
})

test('without a stored hash nothing matches, not even what the decoy was made of', async () => {
  expect(await verifyPassword(null, 'nobody has this password')).toBe(false)
})
