'use client'

import { preload } from 'react-dom'

const text = new URL(
  '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
  import.meta.url,
)

/**
 * Has the font of all text fetched beside the styles that name it, not after them. A client component, since only there
 * the bundler answers with the public address: the very one that the styles name.
 */
export function Fonts() {
  preload(text.pathname, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
  return null
}
