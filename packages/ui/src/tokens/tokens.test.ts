import { describe, expect, test } from 'vitest'
import { contrast, isInSrgb, oklchToSrgb, paintOver } from './color'
import { themeCss } from './theme-css'
import { mediaColors, themes } from './tokens'
import type { ColorName, ThemeName } from './tokens'

const names = ['light', 'dark'] as const satisfies ThemeName[]
const walls = ['background', 'surface', 'raised'] as const satisfies ColorName[]
const texts = ['ink', 'muted', 'accent-ink', 'held', 'charged', 'released', 'failed'] as const satisfies ColorName[]
const edges = ['line-strong', 'ring'] as const satisfies ColorName[]

const ratio = (theme: ThemeName, one: ColorName, other: ColorName) =>
  contrast(oklchToSrgb(themes[theme][one]), oklchToSrgb(themes[theme][other]))

describe.each(names)('%s theme', (theme) => {
  test.each(walls.flatMap((wall) => texts.map((text) => [text, wall] as const)))('%s reads on %s', (text, wall) => {
    expect(ratio(theme, text, wall)).toBeGreaterThanOrEqual(4.5)
  })

  test.each([
    ['on-accent', 'accent'],
    ['on-accent', 'accent-hover'],
    ['on-danger', 'danger'],
    ['on-danger', 'danger-hover'],
    ['on-inverse', 'inverse'],
    ['accent-ink', 'accent-soft'],
    ['held', 'held-soft'],
    ['charged', 'charged-soft'],
    ['released', 'released-soft'],
    ['failed', 'failed-soft'],
    ['ink', 'held-soft'],
    ['ink', 'failed-soft'],
    ['ink', 'released-soft'],
    ['ink', 'accent-soft'],
    ['ink', 'sunken'],
    ['muted', 'sunken'],
  ] as const)('%s reads on %s', (text, fill) => {
    expect(ratio(theme, text, fill)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(walls.flatMap((wall) => edges.map((edge) => [edge, wall] as const)))('%s is seen on %s', (edge, wall) => {
    expect(ratio(theme, edge, wall)).toBeGreaterThanOrEqual(3)
  })

  test.each(walls.flatMap((wall) => (['ink', 'muted'] as const).map((text) => [text, wall] as const)))(
    '%s still reads on a chosen row of %s',
    (text, wall) => {
      const chosen = paintOver(themes[theme]['wash-strong'], themes[theme][wall])
      expect(contrast(oklchToSrgb(themes[theme][text]), chosen)).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.each(Object.keys(themes[theme]) as ColorName[])('%s can be shown in sRGB', (name) => {
    expect(isInSrgb(themes[theme][name])).toBe(true)
  })
})

test('marks on media read over the brightest picture', () => {
  const overWhite = paintOver(mediaColors['media-scrim'], { l: 1, c: 0, h: 0 })
  expect(contrast(oklchToSrgb(mediaColors['on-media']), overWhite)).toBeGreaterThanOrEqual(4.5)
})

test('theme.css is what the tokens say', async () => {
  await expect(themeCss()).toMatchFileSnapshot('../styles/theme.css')
})
