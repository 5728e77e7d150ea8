import { quote, type PriceRule } from '@studiolo/core/pricing/quote'
import type { RecipeId } from '@studiolo/core/recipes/contract'

/** The price rule in force of every recipe: the one an admin has set, or the recipe's own. */
export type PriceRules = Readonly<Record<RecipeId, PriceRule>>

/** What people mostly make, to measure a balance by; and the shortest, for who has little. */
const USUAL_SECONDS = 8
const SHORTEST_SECONDS = 5
const USUAL_RESOLUTION = '720p'
const LONG_SPEECH_SECONDS = 3600

/** The price of one video of this length, in the usual size. */
export function videoPrice(rules: PriceRules, seconds = USUAL_SECONDS): number {
  return quote(rules['text-to-video'], { seconds, resolution: USUAL_RESOLUTION }).credits
}

/** The price of so much voice-over, spoken in one go. */
export function speechPrice(rules: PriceRules, seconds: number): number {
  return quote(rules.speech, { seconds }).credits
}

export interface WhatItBuys {
  videos: number
  /** How long each of them is: the shortest where the usual cannot be paid. */
  videoSeconds: number
  videoPrice: number
  /** Whole minutes of voice-over, spoken in one go. */
  speechMinutes: number
}

/** What credits are enough for, rounded down. */
export function whatItBuys(credits: number, rules: PriceRules): WhatItBuys {
  const videoSeconds = credits >= videoPrice(rules) ? USUAL_SECONDS : SHORTEST_SECONDS
  const price = videoPrice(rules, videoSeconds)
  const anHour = speechPrice(rules, LONG_SPEECH_SECONDS)
  return {
    videos: Math.floor(credits / price),
    videoSeconds,
    videoPrice: price,
    speechMinutes: Math.floor((credits * (LONG_SPEECH_SECONDS / 60)) / anHour),
  }
}
