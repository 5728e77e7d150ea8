import type { ErrorDictionary } from './contract'

export const en = {
  INVALID_INPUT: {
    message: 'Something in what you entered is not right.',
    suggestion: 'Look at the marked fields, correct them and try again.',
  },
  LINK_EXPIRED: {
    message: 'This link has expired or was already used.',
    suggestion: 'Ask for a new link; the newest one always works.',
  },
  UNAUTHENTICATED: {
    message: 'You are not signed in.',
    suggestion: 'Sign in and try again. Scripts: send a valid API key as a Bearer token.',
  },
  WRONG_CREDENTIALS: {
    message: 'The address and password do not match.',
    suggestion: 'Check both, or ask for a link to set a new password.',
  },
  INSUFFICIENT_CREDITS: {
    message: 'You do not have enough credits for this.',
    detail: 'This costs {needed} credits; you have {available}.',
    suggestion: 'Choose something shorter or smaller, or add credits.',
  },
  USAGE_LIMIT_REACHED: {
    message: 'You have used up what your plan allows of this.',
    detail: 'Your plan allows {limit}; again from {resetsAt}.',
    suggestion: 'Wait until then, or choose a larger plan on the pricing page. Nothing was charged.',
  },
  SPEND_LIMIT_REACHED: {
    message: 'This would go over a spend limit.',
    detail: 'This costs {needed} credits; {remaining} of the limit are left until {resetsAt}.',
    suggestion: 'Raise the limit in the settings, or wait until it starts anew. Nothing was charged.',
  },
  FORBIDDEN: {
    message: 'You are not allowed to do this.',
    suggestion: 'If you think you should be, ask an admin. Scripts: check the scopes of your API key.',
  },
  ORIGIN_REFUSED: {
    message: 'This request did not come from Studiolo’s own pages.',
    suggestion: 'Open Studiolo at its usual address and try again there.',
  },
  SUSPENDED: {
    message: 'Your account is suspended.',
    suggestion: 'Write to the people who run this studio.',
  },
  EMAIL_UNVERIFIED: {
    message: 'Your e-mail address is not confirmed yet.',
    suggestion: 'Open the link in the mail we sent you, or ask for a new one.',
  },
  NOT_FOUND: {
    message: 'We could not find that.',
    suggestion: 'It may have been deleted, or the address has a typing error.',
  },
  CONFLICT: {
    message: 'This has changed in the meantime.',
    suggestion: 'Reload the page and look at it again.',
  },
  IDEMPOTENCY_CONFLICT: {
    message: 'This key was already used for a different request.',
    suggestion: 'Send the same request again, or use a new key for a new one.',
  },
  PRICE_CHANGED: {
    message: 'The price has changed since you saw it.',
    detail: 'The price is now {price} credits; you agreed to {shown}.',
    suggestion: 'Look at the new price and start again if you agree.',
  },
  TOO_LARGE: {
    message: 'This is larger than we can take.',
    detail: 'This is larger than the {maxBytes} bytes we can take.',
    suggestion: 'Send something smaller.',
  },
  UNSUPPORTED_MEDIA: {
    message: 'We cannot read this kind of file or content.',
    suggestion: 'Use one of the formats named beside the field. Scripts: send JSON.',
  },
  CONTENT_REFUSED: {
    message: 'This was refused because of its content.',
    suggestion: 'Change the words or pictures that may be the reason and try again.',
  },
  RATE_LIMITED: {
    message: 'That was too many requests in a short time.',
    detail: 'That was too many requests in a short time. You can go on in {retryAfterSeconds} seconds.',
    suggestion: 'Wait a moment and try again.',
  },
  PROVIDER_REFUSED: {
    message: 'The service that makes this refused our request.',
    suggestion: 'Try again later or with other options; the people who run this studio have been told.',
  },
  PROVIDER_UNAVAILABLE: {
    message: 'The service that makes this cannot be reached right now.',
    suggestion: 'Try again in a few minutes.',
  },
  PROVIDER_UNKNOWN: {
    message: 'We do not know yet whether the service took your request.',
    suggestion: 'Nothing to do: we keep asking, and your credits come back if it did not.',
  },
  PAYMENT_UNAVAILABLE: {
    message: 'No payment service can be reached right now.',
    suggestion: 'Nothing was charged. Try again in a few minutes.',
  },
  PAYMENT_REFUSED: {
    message: 'The payment service refused this.',
    suggestion: 'Nothing was moved. Look into the payment service’s own dashboard for the reason.',
  },
  RENDER_FAILED: {
    message: 'It could not be rendered.',
    suggestion: 'Try again. If it happens twice, send us the error id.',
  },
  STORAGE_FULL: {
    message: 'There is no room left to store this.',
    suggestion: 'Try again later; the people who run this studio have been told.',
  },
  UNAVAILABLE: {
    message: 'Studiolo cannot answer right now.',
    suggestion: 'Try again in a moment.',
  },
  DEADLINE_EXCEEDED: {
    message: 'This took longer than we allow.',
    suggestion: 'Try again, perhaps with something shorter.',
  },
  INTERNAL: {
    message: 'Something went wrong on our side.',
    suggestion: 'Try again. If it happens twice, send us the error id.',
  },
} as const satisfies ErrorDictionary
