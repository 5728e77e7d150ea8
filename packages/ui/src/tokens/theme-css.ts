import { toCss } from './color'
import { fonts, mediaColors, motion, radius, shadows, themes, type } from './tokens'
import type { ThemeName } from './tokens'

const rem = (pixels: number) => `${Number((pixels / 16).toFixed(4))}rem`

const colorLines = (theme: ThemeName) =>
  Object.entries(themes[theme]).map(([name, color]) => `--color-${name}: ${toCss(color)};`)

const indent = (lines: string[], depth: number) => lines.map((line) => ' '.repeat(depth) + line).join('\n')

function scaleLines(): string[] {
  return [
    ...Object.entries(mediaColors).map(([name, color]) => `--color-${name}: ${toCss(color)};`),
    ...Object.entries(radius).map(([name, pixels]) => `--radius-${name}: ${rem(pixels)};`),
    ...Object.entries(type).flatMap(([name, { size, line }]) => [
      `--text-${name}: ${rem(size)};`,
      `--text-${name}--line-height: ${rem(line)};`,
    ]),
    ...Object.entries(fonts).map(([name, stack]) => `--font-${name}: ${stack};`),
    ...Object.entries(shadows).map(([name, value]) => `--shadow-${name}: ${value};`),
    `--ease-out: ${motion.ease};`,
    `--duration-fast: ${motion.fastMs}ms;`,
    `--duration-base: ${motion.baseMs}ms;`,
    `--duration-slow: ${motion.slowMs}ms;`,
    `--default-transition-duration: ${motion.baseMs}ms;`,
    `--default-transition-timing-function: ${motion.ease};`,
  ]
}

/**
 * The text of `styles/theme.css`: Tailwind's scales replaced by ours, then both themes. The light values stand in
 * `@theme`; dark ones come with `data-theme="dark"` or, where no theme is set, with the system's preference.
 */
export function themeCss(): string {
  const cleared = ['color', 'radius', 'text', 'font', 'shadow', 'ease'].map((scale) => `--${scale}-*: initial;`)
  return `/* Written from tokens.ts by theme-css.ts: change those, then run the token tests with --update. */
@theme static {
${indent([...cleared, ...colorLines('light'), ...scaleLines()], 2)}
}

@layer base {
  :root,
  [data-theme='light'] {
    color-scheme: light;
  }

  [data-theme='light'] {
${indent(colorLines('light'), 4)}
  }

  [data-theme='dark'] {
    color-scheme: dark;
${indent(colorLines('dark'), 4)}
  }

  @media (prefers-color-scheme: dark) {
    :root:not([data-theme]) {
      color-scheme: dark;
${indent(colorLines('dark'), 6)}
    }
  }
}
`
}
