import type { Draw } from './draw'

const things = [
  'Rain on a tin roof',
  'Slow waves over dark sand',
  'A candle in a draughty room',
  'Snow falling past a street lamp',
  'Moonlight over a still forest',
  'Brushing velvet, close to the ear',
  'Tapping on a walnut box',
  'Fog lifting from a harbour',
  'Ink spreading in clear water',
  'Steam above a cup of tea',
] as const
const manners = [
  '',
  ', first light',
  ', late at night',
  ', very slowly, with nothing else happening at all',
  ' — take two',
  ' (for sleep)',
  ', seen from the window of a train that has stopped between two stations and does not say why',
] as const
const chinese = [
  '窗外的雨，一盏暖灯',
  '壁炉里的火，雪夜',
  '月光下的静谧森林',
  '清晨的海浪，慢慢退去',
  '墨在清水里散开',
  '茶杯上的热气',
  '雨夜的城市，霓虹倒映在湿漉漉的街道上，远处偶尔有车驶过，水花轻轻溅起，一切都慢了下来',
] as const
/** Forty letters and more without a place to break. */
const long = [
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk',
  'Aufmerksamkeitsdefizitstörungstherapieraum',
  'pneumonoultramicroscopicsilicovolcanoconiosis',
  'hippopotomonstrosesquippedaliophobiavideo',
] as const

/** What somebody asked for: mostly English, some Chinese, now and then a word that no column is wide enough for. */
export function drawTitle(draw: Draw, take: number): { words: string; language: 'en' | 'zh' } {
  const share = draw.share()
  if (share < 0.2) return { words: `${draw.oneOf(chinese)}，第${take}次`, language: 'zh' }
  if (share < 0.24) return { words: `${draw.oneOf(long)} ${take}`, language: 'en' }
  return { words: `${draw.oneOf(things)}${draw.oneOf(manners)} ${take}`, language: 'en' }
}
