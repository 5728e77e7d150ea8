import { appLink, appUrlConfig } from '../kernel/app-url'
import type { Ctx } from '../kernel/context'

/** The pages that mails lead to. A link only shows a page: what it proves is sent by a click, not by a mail scanner. */
const paths = {
  signIn: '/sign-in',
  forgotPassword: '/forgot-password',
  verifyEmail: '/verify-email',
  resetPassword: '/reset-password',
  emailLink: '/sign-in/link',
  addEmail: '/settings/add-email',
} as const

/** The whole address of such a page, with the token where it needs one. */
export function accountLink(ctx: Ctx, page: keyof typeof paths, query: Record<string, string> = {}): string {
  return appLink(ctx.config(appUrlConfig).origin, paths[page], query)
}
