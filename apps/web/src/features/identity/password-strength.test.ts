import { newPassword } from '@studiolo/core/identity/contract'
import { expect, test } from 'vitest'
import { passwordLength, passwordStrength } from './password-strength'

test('the length is the contract’s', () => {
  expect(passwordLength).toEqual({ min: newPassword.minLength, max: newPassword.maxLength })
})

test.each([
  ['', 'short'],
  ['ninechars', 'short'],
  ['aaaaaaaaaaaaaaaaaaaa', 'weak'],
  ['1234567890', 'weak'],
  ['abcdefghijklmnop', 'weak'],
  ['hahahahahahahaha', 'weak'],
  ['password1234', 'weak'],
  ['kettle-moon7', 'fair'],
  ['quiet rain on a tin roof', 'strong'],
  ['x7!Kp02_mQzr9w#Td', 'strong'],
  ['静听雨声落在屋檐上的夜晚真好', 'fair'],
] as const)('%s is %s', (password, strength) => expect(passwordStrength(password)).toBe(strength))

test('one’s own name adds nothing', () => {
  expect(passwordStrength('marguerite-paint', 'marguerite@example.org')).toBe('weak')
  expect(passwordStrength('marguerite-paint', 'other@example.org')).not.toBe('weak')
})
