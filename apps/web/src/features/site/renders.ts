/** Clips that the built-in renderer made from its own prompts, as files under `public/renders`. */
export const renders = [
  [
    { id: 'rain', width: 960, height: 540 },
    { id: 'ink', width: 640, height: 640 },
    { id: 'waves', width: 540, height: 960 },
  ],
  [
    { id: 'candle', width: 540, height: 960 },
    { id: 'pines', width: 960, height: 540 },
    { id: 'hearth', width: 640, height: 640 },
  ],
] as const

export type Render = (typeof renders)[number][number]
