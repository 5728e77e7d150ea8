/** A colour in OKLCH: lightness 0–1, chroma 0–0.4, hue in degrees, alpha 0–1 (default 1). */
export type Oklch = { l: number; c: number; h: number; alpha?: number }

/** Gamma-encoded sRGB, each channel 0–1. */
export type Srgb = { r: number; g: number; b: number }

const clamp = (value: number) => Math.min(1, Math.max(0, value))

const encode = (linear: number) => (linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055)

const decode = (encoded: number) => (encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4))

function toLinear({ l, c, h }: Oklch): Srgb {
  const radians = (h * Math.PI) / 180
  const a = c * Math.cos(radians)
  const b = c * Math.sin(radians)
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return {
    r: 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    g: -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    b: -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  }
}

/** True when the colour can be shown in sRGB without clipping (half a step of 8 bits is forgiven). */
export function isInSrgb(color: Oklch): boolean {
  const { r, g, b } = toLinear(color)
  return [r, g, b].every((channel) => channel >= -0.002 && channel <= 1.002)
}

/**
 * OKLCH → gamma-encoded sRGB; alpha is ignored.
 * Matrices: Björn Ottosson, "A perceptual color space for image processing", https://bottosson.github.io/posts/oklab/;
 * transfer curve: IEC 61966-2-1.
 */
export function oklchToSrgb(color: Oklch): Srgb {
  const { r, g, b } = toLinear(color)
  return { r: encode(clamp(r)), g: encode(clamp(g)), b: encode(clamp(b)) }
}

/** Source-over compositing of a translucent colour on an opaque one, in encoded sRGB as browsers do it. */
export function paintOver(top: Oklch, under: Oklch): Srgb {
  const alpha = top.alpha ?? 1
  const above = oklchToSrgb(top)
  const below = oklchToSrgb(under)
  const mix = (a: number, b: number) => a * alpha + b * (1 - alpha)
  return { r: mix(above.r, below.r), g: mix(above.g, below.g), b: mix(above.b, below.b) }
}

/** Relative luminance, WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance. */
export function luminance({ r, g, b }: Srgb): number {
  return 0.2126 * decode(r) + 0.7152 * decode(g) + 0.0722 * decode(b)
}

/** Contrast ratio 1–21, WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. */
export function contrast(one: Srgb, other: Srgb): number {
  const [lighter, darker] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

const trim = (value: number, digits: number) => String(Number(value.toFixed(digits)))

/** The CSS text of a colour, e.g. `oklch(0.78 0.105 82)`. */
export function toCss({ l, c, h, alpha }: Oklch): string {
  const base = `${trim(l, 4)} ${trim(c, 4)} ${trim(h, 2)}`
  return alpha === undefined ? `oklch(${base})` : `oklch(${base} / ${trim(alpha, 3)})`
}
