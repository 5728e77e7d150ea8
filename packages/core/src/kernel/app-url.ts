import { z } from 'zod'
import { declareConfig } from './config'

/** The address people reach this instance at: `APP_URL`, an http(s) origin without a path. Default `http://127.0.0.1:3000`. */
export const appUrlConfig = declareConfig(
  'app-url',
  {
    APP_URL: z
      .url({ protocol: /^https?$/, error: 'must be an http(s) address, e.g. https://studio.example.org' })
      .refine((text) => !URL.canParse(text) || new URL(text).pathname === '/', 'must not have a path')
      .default('http://127.0.0.1:3000'),
  },
  (values) => {
    const { origin, protocol } = new URL(values.APP_URL)
    return { origin, isSecure: protocol === 'https:' }
  },
)

/** An absolute address of a page of this instance, for mails. `query` values are escaped. */
export function appLink(origin: string, path: string, query: Record<string, string> = {}): string {
  const url = new URL(path, origin)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}
