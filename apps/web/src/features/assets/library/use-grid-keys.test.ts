import { expect, test } from 'vitest'
import { moveOf } from './use-grid-keys'

const plain = { altKey: false, ctrlKey: false, metaKey: false }

test.each([
  ['j', 'right'],
  ['k', 'left'],
  ['ArrowDown', 'down'],
  ['f', 'favourite'],
  ['x', 'choose'],
  ['Escape', 'leave'],
  ['q', null],
  ['toString', null],
])('%s', (key, move) => {
  expect(moveOf({ key, ...plain })).toBe(move)
})

test.each(['altKey', 'ctrlKey', 'metaKey'])('with %s the key is the browser’s', (modifier) => {
  expect(moveOf({ key: 'f', ...plain, [modifier]: true })).toBeNull()
})
