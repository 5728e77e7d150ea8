import type { Look, Trait, Voice } from './scene'

interface Style {
  look: Look
  traits?: readonly Trait[]
  voice: Voice
  /** The looks that a prompt may choose within the style: a candle is a fire, a moon belongs to the night. */
  within: readonly Look[]
}

/** What each style of the composer shows and sounds like when the prompt says nothing else. */
const styles: Readonly<Record<string, Style>> = {
  rain: { look: 'window', traits: ['rain'], voice: 'rain', within: ['window', 'city'] },
  waves: { look: 'sea', voice: 'waves', within: ['sea', 'clouds'] },
  fire: { look: 'hearth', voice: 'fire', within: ['hearth', 'candle'] },
  tapping: { look: 'ripples', voice: 'tapping', within: ['ripples', 'candle'] },
  brushing: { look: 'silk', voice: 'brushing', within: ['silk'] },
  forest: { look: 'forest', voice: 'leaves', within: ['forest'] },
  night: { look: 'sky', voice: 'crickets', within: ['sky', 'city', 'window', 'candle', 'forest'] },
  abstract: { look: 'ink', voice: 'pad', within: ['ink', 'clouds', 'silk', 'city'] },
}

/** A style by its name; null for one that the built-in renderer does not have. */
export function findStyle(name: string | null): Style | null {
  return name !== null && Object.hasOwn(styles, name) ? (styles[name] ?? null) : null
}
