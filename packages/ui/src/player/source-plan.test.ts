import { expect, test } from 'vitest'
import { planSources } from './source-plan'

const hlsUrl = '/v/master.m3u8'
const mp4Url = '/v/full.mp4'
const order = (facts: Parameters<typeof planSources>[0]) => planSources(facts).map((way) => way.by)

test('a browser sure of its own HLS uses it, and falls back', () => {
  expect(order({ hlsUrl, mp4Url, nativeHls: 'probably', mediaSource: true })).toEqual(['native-hls', 'hls.js', 'file'])
})

test('a browser that is not sure plays through hls.js first', () => {
  expect(order({ hlsUrl, mp4Url, nativeHls: 'maybe', mediaSource: true })).toEqual(['hls.js', 'native-hls', 'file'])
})

test('without Media Source the own HLS is the only stream', () => {
  expect(order({ hlsUrl, nativeHls: 'maybe', mediaSource: false })).toEqual(['native-hls'])
})

test('without a stream only the file, without anything nothing', () => {
  expect(planSources({ mp4Url, nativeHls: '', mediaSource: true })).toEqual([{ by: 'file', url: mp4Url }])
  expect(planSources({ nativeHls: 'maybe', mediaSource: true })).toEqual([])
})
