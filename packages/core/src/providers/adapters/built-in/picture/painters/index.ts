import type { Look } from '../../scene/scene'
import { paintCandle } from './candle'
import { paintCity } from './city'
import { paintClouds } from './clouds'
import { paintForest } from './forest'
import { paintHearth } from './hearth'
import { paintInk } from './ink'
import type { Painter } from './painter'
import { paintRipples } from './ripples'
import { paintSea } from './sea'
import { paintSilk } from './silk'
import { paintSky } from './sky'
import { paintWindow } from './window'

export const painters: Readonly<Record<Look, Painter>> = {
  window: paintWindow,
  city: paintCity,
  sea: paintSea,
  hearth: paintHearth,
  candle: paintCandle,
  forest: paintForest,
  sky: paintSky,
  ripples: paintRipples,
  silk: paintSilk,
  ink: paintInk,
  clouds: paintClouds,
}
