const types: Record<string, string> = {
  mp4: 'video/mp4',
  m4s: 'video/iso.segment',
  webm: 'video/webm',
  mov: 'video/quicktime',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  flac: 'audio/flac',
  ogg: 'audio/ogg',
  m3u8: 'application/vnd.apple.mpegurl',
  vtt: 'text/vtt; charset=utf-8',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
}

const OTHER = 'application/octet-stream'

/**
 * The content type for a key, by an allow-list of extensions. Nothing a browser would run (HTML, SVG, XML, scripts) is
 * in it: such a file goes out as bytes.
 */
export function contentTypeOf(key: string): string {
  const extension = key.slice(key.lastIndexOf('.') + 1).toLowerCase()
  return Object.hasOwn(types, extension) ? (types[extension] ?? OTHER) : OTHER
}

/** `attachment` with the name in both forms: plain ASCII for old clients, UTF-8 for the rest (RFC 6266, RFC 8187). */
export function attachment(name: string): string {
  const clean = name.replace(/[\p{Cc}/\\]/gu, '_').slice(0, 200) || 'download'
  const ascii = clean.replace(/[^\x20-\x7e]/g, '_').replace(/["%]/g, '_')
  const extended = encodeURIComponent(clean.toWellFormed()).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extended}`
}
