import { expect, test } from 'vitest'
import { sniff } from './sniff'

const bytes = (text: string) => Buffer.from(text.padEnd(600, '\0'), 'latin1')

test.each([
  ['\0\0\0\x20ftypisom', 'mov'],
  ['\0\0\0\x08wide', 'mov'],
  ['\x1a\x45\xdf\xa3', 'matroska'],
  ['RIFF\0\0\0\0WAVE', 'wav'],
  ['RIFF\0\0\0\0AVI ', 'avi'],
  ['OggS', 'ogg'],
  ['fLaC', 'flac'],
  ['GIF89a', 'gif'],
  ['FLV\x01', 'flv'],
  ['FORM\0\0\0\0AIFF', 'aiff'],
  [`G${'x'.repeat(187)}G`, 'mpegts'],
  ['\xff\xf1\x50', 'aac'],
  ['\xff\xfb\x90', 'mp3'],
])('%j is %s', (head, container) => {
  expect(sniff(bytes(head))).toEqual({ container })
})

test.each([
  ['\0\0\0\x20ftypavif', 'picture'],
  ['\x89PNG\r\n', 'picture'],
  ['\xff\xd8\xff\xe0', 'picture'],
  ['RIFF\0\0\0\0WEBP', 'picture'],
  ['PK\x03\x04', 'unknown-container'],
  ['\x7fELF', 'unknown-container'],
  ['RIFF\0\0\0\0ELSE', 'unknown-container'],
])('%j is refused as %s', (head, refusal) => {
  expect(sniff(bytes(head))).toEqual({ refusal })
})

test.each([
  ['', 'empty'],
  ['#EXTM3U\n#EXT-X-VERSION:3', 'playlist'],
  ['\xef\xbb\xbf\n #extm3u', 'playlist'],
  ['ffconcat version 1.0', 'playlist'],
  ['[playlist]\nFile1=', 'playlist'],
  ['<svg xmlns="http://www.w3.org/2000/svg">', 'text'],
])('the text %j is refused as %s', (text, refusal) => {
  expect(sniff(Buffer.from(text, 'latin1'))).toEqual({ refusal })
})
