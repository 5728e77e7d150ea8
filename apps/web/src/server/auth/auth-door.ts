import { readSessionToken, sessionCookie } from '@studiolo/core/identity'
import type { Visit } from '@studiolo/core/identity/contract'
import { appUrlConfig } from '@studiolo/core/kernel/app-url'
import type { Ctx } from '@studiolo/core/kernel/context'
import type { Language } from '@studiolo/db/states/user'
import * as nextAuthModule from 'next-auth'
import type { AuthOptions } from 'next-auth'
import { tellNextAuth } from '../../env'
import { createAuthOptions } from './next-auth-options'
import { createPagesResponse, type PagesResponse } from './pages-response'

export const AUTH_PATH = '/api/auth'

/** What next-auth's pages-router handler reads of a request. */
interface PagesRequest {
  method: string
  query: Record<string, string | string[]>
  body: unknown
  cookies: Record<string, string>
  headers: Record<string, string>
}

type NextAuthHandler = (req: PagesRequest, res: PagesResponse, options: AuthOptions) => Promise<void>

/**
 * next-auth behind our own server: `/api/auth/*` as a plain handler. `ctx` is the process's context of nobody in
 * particular; who is signed in is read from the cookie.
 */
export function createAuthDoor(ctx: Ctx): (request: Request, visit: Visit) => Promise<Response> {
  const { origin } = ctx.config(appUrlConfig)
  return async (request, visit) => {
    const sessionToken = readSessionToken(sessionCookie(ctx.config), request.headers.get('cookie'))
    const options = createAuthOptions(ctx, { visit, sessionToken, language: languageOf(request) })
    const response = createPagesResponse()
    const asked = await toPagesRequest(request)
    // The only way to tell next-auth 4 its own address; it is read before its first await.
    tellNextAuth(origin)
    await loadHandler()(asked, response, options)
    return response.toResponse()
  }
}

/** CommonJS behind ESM: node and the bundlers disagree on how often the default is wrapped. */
function loadHandler(): NextAuthHandler {
  let found: unknown = nextAuthModule
  while (typeof found === 'object' && found !== null && 'default' in found) found = found.default
  return found as NextAuthHandler
}

async function toPagesRequest(request: Request): Promise<PagesRequest> {
  const { pathname, searchParams } = new URL(request.url)
  const nextauth = pathname.slice(AUTH_PATH.length + 1).split('/')
  return {
    method: request.method,
    query: { ...Object.fromEntries(searchParams), nextauth },
    body: await readBody(request),
    cookies: readCookies(request.headers.get('cookie')),
    headers: Object.fromEntries(request.headers),
  }
}

async function readBody(request: Request): Promise<unknown> {
  if (request.method !== 'POST') return undefined
  const type = request.headers.get('content-type') ?? ''
  if (type.includes('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(await request.text()))
  const body: unknown = await request.json().catch(() => null)
  return typeof body === 'object' && body !== null ? body : {}
}

function readCookies(header: string | null): Record<string, string> {
  const pairs = (header ?? '').split(';').flatMap((pair) => {
    const at = pair.indexOf('=')
    return at < 0 ? [] : [[pair.slice(0, at).trim(), decode(pair.slice(at + 1).trim())] as const]
  })
  return Object.fromEntries(pairs)
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

function languageOf(request: Request): Language {
  return /^\s*zh\b/i.test(request.headers.get('accept-language') ?? '') ? 'zh' : 'en'
}
