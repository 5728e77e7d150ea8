import { color } from '../picture/color'
import type { Look, Palette } from './scene'

/** The film's colours, each from its darkest shadow to its lamp. */
export const palettes = {
  dusk: tones('#070a14', '#16243d', '#3c5f86', '#f2a67a', '#ff9a4d', 1.5),
  dawn: tones('#14101c', '#3a3357', '#8a6f97', '#f6b9a0', '#ff9d63', 1.5),
  golden: tones('#120a06', '#3b2415', '#8f5a2c', '#f4bd74', '#ff9b3a', 1.5),
  ember: tones('#0a0504', '#2a1410', '#6f3a22', '#f0a468', '#ff8a34', 1.4),
  midnight: tones('#04060f', '#0b1730', '#1f4070', '#9db8e8', '#ffc48a', 1.2),
  moonlit: tones('#05080d', '#111e2c', '#31506a', '#b9d0dc', '#dbe9f2', 1.1),
  polar: tones('#03070f', '#08182c', '#15406a', '#7fb6d6', '#8ff0c8', 1.1),
  emerald: tones('#040b08', '#0f2a22', '#356a55', '#b9d3a8', '#ffd98a', 1.3),
  moss: tones('#070b06', '#1d2e1c', '#58714a', '#d6d7a6', '#ffe09a', 1.3),
  teal: tones('#03100f', '#0a2f33', '#1f7077', '#9fded0', '#ffc58a', 1.3),
  lagoon: tones('#041018', '#0b3346', '#1f7f97', '#b4e4df', '#ffdfae', 1.3),
  violet: tones('#0a0614', '#24163f', '#5d3f8f', '#d99ad0', '#ff9d7a', 1.3),
  rose: tones('#12070d', '#3c1a2c', '#8f4a62', '#f2b2ac', '#ffb48a', 1.3),
  plum: tones('#0c0712', '#2b1a35', '#6a4578', '#c8a2cf', '#ffb98f', 1.3),
  pearl: tones('#15171c', '#3a4150', '#8792a3', '#e6e2da', '#fff0d6', 1.2),
  sand: tones('#140e09', '#43311f', '#99754c', '#ecd2a8', '#ffe0ae', 1.2),
} as const satisfies Record<string, Palette>
export type PaletteName = keyof typeof palettes

/** The palettes that suit a look; the seed takes one unless a word of the prompt names another. */
export const palettesOf = {
  window: ['midnight', 'dusk', 'teal', 'violet'],
  city: ['midnight', 'dusk', 'violet', 'rose'],
  sea: ['dusk', 'dawn', 'golden', 'lagoon', 'moonlit'],
  hearth: ['ember', 'golden'],
  candle: ['golden', 'ember', 'plum'],
  forest: ['emerald', 'moss', 'dawn', 'moonlit'],
  sky: ['midnight', 'polar', 'violet', 'dusk'],
  ripples: ['teal', 'dusk', 'violet', 'moonlit', 'rose'],
  silk: ['plum', 'rose', 'teal', 'sand', 'pearl'],
  ink: ['violet', 'teal', 'dusk', 'rose', 'emerald'],
  clouds: ['dusk', 'dawn', 'golden', 'rose'],
} as const satisfies Record<Look, readonly [PaletteName, ...PaletteName[]]>

function tones(deep: string, shade: string, body: string, light: string, glow: string, lamp: number): Palette {
  return { deep: color(deep), shade: color(shade), body: color(body), light: color(light), glow: color(glow, lamp) }
}
