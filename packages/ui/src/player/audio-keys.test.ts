import { expect, test } from 'vitest'
import { actionForKey } from './audio-keys'

const plain = { altKey: false, ctrlKey: false, metaKey: false }
const at = { seconds: 3, durationSeconds: 60 }

test.each([
  [' ', { do: 'toggle' }],
  ['k', { do: 'toggle' }],
  ['m', { do: 'mute' }],
  ['ArrowRight', { do: 'seek', to: 8 }],
  ['ArrowLeft', { do: 'seek', to: 0 }],
  ['Home', { do: 'seek', to: 0 }],
  ['End', { do: 'seek', to: 60 }],
  ['x', undefined],
])('%s', (key, action) => {
  expect(actionForKey({ key, ...plain }, at)).toEqual(action)
})

test('a jump stops at the end', () => {
  expect(actionForKey({ key: 'ArrowRight', ...plain }, { seconds: 58, durationSeconds: 60 })).toEqual({
    do: 'seek',
    to: 60,
  })
})

test.each(['altKey', 'ctrlKey', 'metaKey'])('with %s the key is the browser’s', (modifier) => {
  expect(actionForKey({ key: 'm', ...plain, [modifier]: true }, at)).toBeUndefined()
})
