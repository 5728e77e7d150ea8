import type { AssetKind, RenditionKind } from '@studiolo/db/states/asset'
import type { AssetView, RenditionView } from '@studiolo/core/assets/contract'

/** The file of a kind; undefined when there is none. */
export function renditionOf(asset: Pick<AssetView, 'renditions'>, kind: RenditionKind): RenditionView | undefined {
  return asset.renditions.find((file) => file.kind === kind)
}

const AUDIO_SHAPE = 16 / 9
const KNOWN_SHAPES: Record<string, number> = { '16:9': 16 / 9, '9:16': 9 / 16, '1:1': 1 }

interface Shaped {
  kind: AssetKind
  width: number | null
  height: number | null
}

/** Width over height; sounds have none of their own and take 16 : 9. */
export function aspectRatioOf({ kind, width, height }: Shaped): number {
  if (kind === 'audio' || !width || !height) return AUDIO_SHAPE
  return width / height
}

/** The shape that an input asks for, while nothing is there to measure. */
export function aspectRatioOfInput(input: Record<string, unknown>): number {
  return (typeof input.aspectRatio === 'string' && KNOWN_SHAPES[input.aspectRatio]) || AUDIO_SHAPE
}

/** Heights from 0 to 1 for the drawing of a sound; empty when none were made. */
export function peaksOf(asset: Pick<AssetView, 'renditions'>): number[] {
  const facts = renditionOf(asset, 'peaks')?.facts
  // An outline counts in percent.
  const outline = numbers(facts?.outline).map((height) => height / 100)
  return outline.length > 0 ? outline : numbers(facts?.points)
}

/** Integrated loudness in LUFS (EBU R 128), where it was measured. */
export function loudnessOf(asset: Pick<AssetView, 'renditions'>): number | null {
  for (const { facts } of asset.renditions) {
    const loudness = facts.loudness
    if (typeof loudness !== 'object' || loudness === null || !('integratedLufs' in loudness)) continue
    if (typeof loudness.integratedLufs === 'number') return loudness.integratedLufs
  }
  return null
}

const OFFERED: readonly RenditionKind[] = ['mp4', 'audio', 'poster', 'preview']

/** What a creator may want to save, best first. */
export function downloadsOf(asset: Pick<AssetView, 'renditions'>): RenditionView[] {
  return OFFERED.flatMap((kind) => renditionOf(asset, kind) ?? [])
}

const STEP = 1000
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** A file size as one reads it: `12 MB`, `840 kB`. */
export function formatBytes(bytes: number, locale: string): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const value = bytes / STEP ** power
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[power],
    maximumFractionDigits: value < 10 && power > 1 ? 1 : 0,
  }).format(value)
}

function numbers(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'number') : []
}
