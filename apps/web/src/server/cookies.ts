/** One cookie of a `Cookie` header (RFC 6265 §5.4); null when it is not there. */
export function parseCookie(header: string | null, name: string): string | null {
  for (const pair of header?.split(';') ?? []) {
    const split = pair.indexOf('=')
    if (split > 0 && pair.slice(0, split).trim() === name) return decode(pair.slice(split + 1).trim())
  }
  return null
}

function decode(value: string): string {
  const bare = value.replace(/^"(.*)"$/, '$1')
  try {
    return decodeURIComponent(bare)
  } catch {
    return bare
  }
}
