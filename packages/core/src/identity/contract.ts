import { apiScopes, type ApiScope } from '@studiolo/db/states/api-key'
import { isId, type Id, type IdPrefix } from '@studiolo/db/states/ids'
import {
  languages,
  roles,
  themes,
  userStates,
  type Language,
  type Role,
  type Theme,
  type UserState,
} from '@studiolo/db/states/user'
import { z } from 'zod'

/** A mail address as it is stored: trimmed, lower case, at most 254 characters (RFC 5321 §4.5.3.1.3, erratum 1690). */
export const emailAddress = z.string().trim().toLowerCase().pipe(z.email().max(254))
/** A new password: 10 to 200 characters; the commonest ones are refused by the server. */
export const newPassword = z.string().min(10).max(200)
const anyPassword = z.string().min(1).max(200)
const language = z.enum(languages).default('en')
const reason = z.string().trim().min(1).max(500)

function idOf<P extends IdPrefix>(prefix: P) {
  return z.custom<Id<P>>((value) => typeof value === 'string' && isId(prefix, value), { error: `not a ${prefix} id` })
}

/** A registration by address and password. */
export const registerInput = z.object({
  email: emailAddress,
  password: newPassword,
  name: z.string().trim().max(80).default(''),
  language,
})
export type RegisterInput = z.output<typeof registerInput>

/** The password door. */
export const signInInput = z.object({ email: emailAddress, password: anyPassword })
export type SignInInput = z.output<typeof signInInput>

/** Asks for a mail to an address: a reset link or a sign-in link. */
export const mailLinkInput = z.object({ email: emailAddress, language })
export type MailLinkInput = z.output<typeof mailLinkInput>

/** The token of a link in a mail. */
export const tokenInput = z.object({ token: z.string().min(20).max(200) })
export type TokenInput = z.output<typeof tokenInput>

/** The token from a reset mail and the new password. */
export const resetPasswordInput = tokenInput.extend({ newPassword })
export type ResetPasswordInput = z.output<typeof resetPasswordInput>

/** A signed-in person's change of password. */
export const changePasswordInput = z.object({ currentPassword: anyPassword, newPassword })
export type ChangePasswordInput = z.output<typeof changePasswordInput>

/** The address somebody without one wants to add. */
export const addEmailInput = z.object({ email: emailAddress })
export type AddEmailInput = z.output<typeof addEmailInput>

/** What a person may change of themselves; what is left out stays. */
export const updateProfileInput = z.object({
  name: z.string().trim().max(80).optional(),
  language: z.enum(languages).optional(),
  theme: z.enum(themes).optional(),
})
export type UpdateProfileInput = z.output<typeof updateProfileInput>

/** `confirmation` is the person's own address or password; for somebody with neither, their user id. */
export const deleteAccountInput = z.object({ confirmation: anyPassword, reason: z.string().trim().max(500).optional() })
export type DeleteAccountInput = z.output<typeof deleteAccountInput>

/** One of one's own sessions. */
export const revokeSessionInput = z.object({ id: idOf('ses') })

/** A name to know the key by, and what it may do. */
export const createApiKeyInput = z.object({
  name: z.string().trim().min(1).max(80),
  scopes: z.array(z.enum(apiScopes)).min(1).max(apiScopes.length),
})
export type CreateApiKeyInput = z.output<typeof createApiKeyInput>

/** One of one's own API keys. */
export const revokeApiKeyInput = z.object({ id: idOf('key') })

/** The admin's search of people, 50 a page by default. */
export const listUsersInput = z.object({
  /** Part of an address or a name, or a whole user id. */
  search: z.string().trim().max(200).optional(),
  state: z.enum(userStates).optional(),
  role: z.enum(roles).optional(),
  cursor: z.string().optional(),
  limit: z.int().min(1).max(100).default(50),
})
export type ListUsersInput = z.output<typeof listUsersInput>

/** Whose names, for a list of up to 200 people. */
export const peopleInput = z.object({ userIds: z.array(idOf('usr')).max(200) })

/** One person, by id. */
export const byUserInput = z.object({ userId: idOf('usr') })
/** A suspension or its end, with the reason the audit keeps. */
export const suspendUserInput = byUserInput.extend({ reason })
export type SuspendUserInput = z.output<typeof suspendUserInput>
/** A change of role, with the reason the audit keeps. */
export const setRoleInput = byUserInput.extend({ role: z.enum(roles), reason })
export type SetRoleInput = z.output<typeof setRoleInput>

/** Where a request came from; kept with the session it opens. */
export interface Visit {
  address: string
  userAgent: string
}

/** A session just opened; the token exists only here and in the browser's cookie. */
export interface OpenedSession {
  userId: Id<'usr'>
  sessionId: Id<'ses'>
  token: string
  expiresAt: Date
}

/** The signed-in person, as their own browser may know them. */
export interface Me {
  id: Id<'usr'>
  email: string | null
  emailVerified: boolean
  name: string
  role: Role
  language: Language
  theme: Theme
  state: UserState
  createdAt: Date
  hasPassword: boolean
  /** Ids of the outside doors that are linked: `google`, `oidc`, `wechat`. */
  doors: string[]
}

/** One of a person's open sessions, as they see it. */
export interface SessionRow {
  id: Id<'ses'>
  userAgent: string
  address: string
  createdAt: Date
  lastSeenAt: Date
  /** Is it the one that asks? */
  current: boolean
}

/** A live API key, without its secret. */
export interface ApiKeyRow {
  id: Id<'key'>
  name: string
  /** The first characters of the secret, to recognise it by. */
  hint: string
  scopes: ApiScope[]
  createdAt: Date
  lastUsedAt: Date | null
}

/** What a row about something else shows of an API key. */
export interface ApiKeyName extends Pick<ApiKeyRow, 'id' | 'name' | 'hint'> {
  userId: Id<'usr'>
  /** Null while it works. */
  revokedAt: Date | null
}

/** What a list shows of a person it is not about. */
export interface PersonName {
  id: Id<'usr'>
  email: string | null
  name: string
}

/** A person as the staff sees them. */
export interface UserRow {
  id: Id<'usr'>
  email: string | null
  emailVerifiedAt: Date | null
  name: string
  role: Role
  state: UserState
  stateReason: string | null
  language: Language
  createdAt: Date
}

/** The same with what the admin's page of one person adds; `sessions` and `apiKeys` count the live ones. */
export interface UserDetail extends UserRow {
  doors: string[]
  sessions: number
  apiKeys: number
  lastSeenAt: Date | null
}

/** An outside identity provider people may sign in with. */
export interface OutsideDoor {
  id: 'google' | 'oidc' | 'wechat'
  name: string
}
