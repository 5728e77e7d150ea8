import type { Oklch } from './color'

/**
 * The colours of one theme. Walls (`background`, `surface`, `raised`) stay warm and quiet, brass (`accent`) is the
 * one action that matters, the meanings (`held`, `charged`, `released`, `failed`) are never decoration.
 */
export type ThemeColors = {
  /** The room itself. */
  background: Oklch
  /** Panels that lie on the room: rail, cards, table heads. */
  surface: Oklch
  /** What floats: dialogs, menus, inputs. */
  raised: Oklch
  /** Wells: tracks, skeletons, code. */
  sunken: Oklch
  /** A translucent tint for hover, over anything. */
  wash: Oklch
  /** The tint of what is pressed or chosen, over anything. */
  'wash-strong': Oklch
  /** Hairlines between things. */
  line: Oklch
  /** Edges that carry meaning: inputs, checkboxes, chips (≥ 3 : 1). */
  'line-strong': Oklch
  ink: Oklch
  muted: Oklch
  /** The inverse wall, for tooltips. */
  inverse: Oklch
  'on-inverse': Oklch
  /** Brass, as a fill. */
  accent: Oklch
  'accent-hover': Oklch
  'on-accent': Oklch
  /** Brass, as text and small marks. */
  'accent-ink': Oklch
  'accent-soft': Oklch
  /** The focus ring (≥ 3 : 1). */
  ring: Oklch
  /** The danger button's fill. */
  danger: Oklch
  'danger-hover': Oklch
  'on-danger': Oklch
  held: Oklch
  'held-soft': Oklch
  charged: Oklch
  'charged-soft': Oklch
  released: Oklch
  'released-soft': Oklch
  failed: Oklch
  'failed-soft': Oklch
  /** What lies between a dialog and the page. */
  scrim: Oklch
}

export type ColorName = keyof ThemeColors
export type ThemeName = 'light' | 'dark'

const warm = (l: number, c = 0.006, h = 78): Oklch => ({ l, c, h })

const light: ThemeColors = {
  background: warm(0.968, 0.005),
  surface: warm(0.985, 0.004),
  raised: warm(0.998, 0.001),
  sunken: warm(0.935, 0.007),
  wash: { ...warm(0.3, 0.02), alpha: 0.055 },
  'wash-strong': { ...warm(0.3, 0.02), alpha: 0.1 },
  line: warm(0.893, 0.008),
  'line-strong': warm(0.62, 0.014),
  ink: warm(0.23, 0.01, 70),
  muted: warm(0.49, 0.014, 70),
  inverse: warm(0.25, 0.009, 70),
  'on-inverse': warm(0.97, 0.005),
  accent: { l: 0.785, c: 0.112, h: 83 },
  'accent-hover': { l: 0.755, c: 0.115, h: 82 },
  'on-accent': { l: 0.235, c: 0.035, h: 75 },
  'accent-ink': { l: 0.5, c: 0.095, h: 74 },
  'accent-soft': { l: 0.948, c: 0.034, h: 87 },
  ring: { l: 0.58, c: 0.115, h: 76 },
  danger: { l: 0.53, c: 0.178, h: 27 },
  'danger-hover': { l: 0.49, c: 0.172, h: 27 },
  'on-danger': warm(0.99, 0.004),
  held: { l: 0.515, c: 0.115, h: 60 },
  'held-soft': { l: 0.953, c: 0.026, h: 76 },
  charged: warm(0.3, 0.012, 70),
  'charged-soft': warm(0.925, 0.008),
  released: { l: 0.495, c: 0.105, h: 152 },
  'released-soft': { l: 0.953, c: 0.02, h: 150 },
  failed: { l: 0.52, c: 0.178, h: 27 },
  'failed-soft': { l: 0.953, c: 0.017, h: 30 },
  scrim: { ...warm(0.2, 0.01), alpha: 0.36 },
}

const dark: ThemeColors = {
  background: warm(0.18, 0.005, 50),
  surface: warm(0.21, 0.006, 55),
  raised: warm(0.245, 0.007, 58),
  sunken: warm(0.275, 0.009, 65),
  wash: { ...warm(0.95, 0.012), alpha: 0.055 },
  'wash-strong': { ...warm(0.95, 0.012), alpha: 0.11 },
  line: warm(0.305, 0.01, 65),
  'line-strong': warm(0.555, 0.016, 68),
  ink: warm(0.945, 0.008),
  muted: warm(0.735, 0.014, 75),
  inverse: warm(0.92, 0.008),
  'on-inverse': warm(0.22, 0.01, 70),
  accent: { l: 0.79, c: 0.108, h: 84 },
  'accent-hover': { l: 0.825, c: 0.108, h: 85 },
  'on-accent': { l: 0.215, c: 0.035, h: 75 },
  'accent-ink': { l: 0.83, c: 0.098, h: 85 },
  'accent-soft': { l: 0.3, c: 0.036, h: 82 },
  ring: { l: 0.79, c: 0.108, h: 84 },
  danger: { l: 0.555, c: 0.175, h: 26 },
  'danger-hover': { l: 0.585, c: 0.175, h: 26 },
  'on-danger': warm(0.995, 0.003),
  held: { l: 0.81, c: 0.118, h: 68 },
  'held-soft': { l: 0.287, c: 0.032, h: 64 },
  charged: warm(0.9, 0.01),
  'charged-soft': warm(0.32, 0.01, 65),
  released: { l: 0.8, c: 0.125, h: 153 },
  'released-soft': { l: 0.28, c: 0.026, h: 152 },
  failed: { l: 0.755, c: 0.128, h: 26 },
  'failed-soft': { l: 0.285, c: 0.04, h: 26 },
  scrim: { l: 0.09, c: 0.005, h: 65, alpha: 0.58 },
}

/** Both themes, from one scale. */
export const themes: Record<ThemeName, ThemeColors> = { light, dark }

/** Marks that lie on pictures and keep one colour in both themes. */
export const mediaColors = {
  media: { l: 0.16, c: 0.004, h: 70 },
  'on-media': { l: 0.985, c: 0.003, h: 85 },
  'media-scrim': { l: 0.13, c: 0.004, h: 70, alpha: 0.72 },
} as const satisfies Record<string, Oklch>

/** Corner radii in pixels: controls, cards, what floats. */
export const radius = { sm: 6, md: 10, lg: 14 } as const

/** Motion: durations in milliseconds and the one easing. */
export const motion = { fastMs: 120, baseMs: 160, slowMs: 200, ease: 'cubic-bezier(0.16, 0.84, 0.44, 1)' } as const

/** Type sizes in pixels with their line heights; emitted in rem so that the reader's own size counts. */
export const type = {
  '2xs': { size: 11, line: 16 },
  xs: { size: 12, line: 16 },
  sm: { size: 13, line: 18 },
  base: { size: 14, line: 20 },
  lg: { size: 16, line: 24 },
  xl: { size: 19, line: 26 },
  '2xl': { size: 24, line: 32 },
  '3xl': { size: 32, line: 40 },
  display: { size: 56, line: 60 },
} as const

/**
 * Font stacks; the Latin faces are loaded by the app, Chinese comes from the system. The Chinese stacks are variables
 * of their own because three stacks end with them.
 */
export const fonts = {
  chinese: "'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC'",
  songti: "'Songti SC', 'Noto Serif CJK SC', 'Noto Serif SC', SimSun",
  sans: "'Instrument Sans Variable', 'Instrument Sans Fallback', ui-sans-serif, system-ui, var(--font-chinese), sans-serif",
  display: "'Newsreader Variable', 'Newsreader Fallback', Georgia, var(--font-songti), serif",
  mono: "ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'DejaVu Sans Mono', var(--font-chinese), monospace",
} as const

/** Shadows, only for what floats. */
export const shadows = {
  float: '0 1px 2px oklch(0.2 0.01 70 / 0.06), 0 8px 24px -6px oklch(0.2 0.01 70 / 0.18)',
  dialog: '0 2px 6px oklch(0.2 0.01 70 / 0.08), 0 24px 64px -12px oklch(0.2 0.01 70 / 0.32)',
} as const
