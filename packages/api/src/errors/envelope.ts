import { errorKinds, type ErrorKind } from '@studiolo/core/kernel/errors'
import { languages, type Language } from '@studiolo/db/states/user'
import { describeError } from './describe-error'
import { shapeError } from './shape-error'

/** An error as REST and the plain doors tell it. */
export interface ErrorEnvelope {
  success: false
  error: {
    /** Look-up id for the admin's error page; null when nothing was kept. */
    id: string | null
    code: ErrorKind
    message: string
    suggestion: string
    retryable: boolean
    details?: Record<string, unknown>
  }
}

/** Any thrown error as the envelope, with the status it travels under. */
export function envelopeOf(error: unknown, language: Language): { status: number; body: ErrorEnvelope } {
  const { id, kind, retryable, meta } = shapeError(error)
  const details = Object.keys(meta).length > 0 ? { details: meta } : {}
  return {
    status: errorKinds[kind].http,
    body: { success: false, error: { id, code: kind, ...describeError(kind, meta, language), retryable, ...details } },
  }
}

/** The first language of an Accept-Language header that we speak (RFC 9110 §12.5.4); English when there is none. */
export function languageOf(acceptLanguage: string | null | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean)
      return { language: tag.split('-', 1)[0] ?? '', quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return wanted.map(({ language }) => language as Language).find((language) => languages.includes(language)) ?? 'en'
}
