import { encodeSerial } from '@studiolo/db/states/ids'
import { expect, test } from 'vitest'
import { isLedgerId } from './is-ledger-id'

test.each([encodeSerial('trf', 7), encodeSerial('hld', 7), ` pay_${'0'.repeat(26)} `, `gen_${'0'.repeat(26)}`])(
  '%j is one',
  (text) => {
    expect(isLedgerId(text)).toBe(true)
  },
)

test.each(['', 'Ada', 'ada@example.org', 'pay_1', `usr_${'0'.repeat(26)}`, `${encodeSerial('trf', 7)}; drop`])(
  '%j is none',
  (text) => {
    expect(isLedgerId(text)).toBe(false)
  },
)
