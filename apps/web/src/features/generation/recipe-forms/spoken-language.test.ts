import { expect, test } from 'vitest'
import { spokenLanguage } from './spoken-language'

test.each([
  ['Close your eyes.', 'en'],
  ['闭上眼睛，听雨声。', 'zh'],
  ['用 FFmpeg 做视频，很方便', 'zh'],
  ['The word 雨 means rain', 'en'],
  ['Hi', null],
  ['', null],
  ['123 456 …', null],
])('%s', (text, language) => {
  expect(spokenLanguage(text)).toBe(language)
})
