/** A body as one reads it: JSON with its lines set, anything else as it came. */
export function readBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
