import type { MetadataRoute } from 'next'

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Studiolo',
    short_name: 'Studiolo',
    start_url: '/create',
    display: 'standalone',
    background_color: '#f7f5f2',
    theme_color: '#f7f5f2',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  }
}
