import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import {
  languages,
  roles,
  themes,
  tokenPurposes,
  userStates,
  type Language,
  type Role,
  type Theme,
  type TokenPurpose,
  type UserState,
} from '../states/user'
import type { ApiScope } from '../states/api-key'
import { idColumn, instant, oneOf } from './columns'

export const user = pgTable(
  'user',
  {
    id: idColumn('usr').primaryKey(),
    /** Lower-cased. Null for a person without an address (WeChat) and after deletion. */
    email: text(),
    /** Set once the address was proven by its owner; only then may another door be linked to it. */
    emailVerifiedAt: instant(),
    name: text().notNull().default(''),
    /** Argon2id, PHC string. Null: no password set. */
    passwordHash: text(),
    language: text().$type<Language>().notNull().default('en'),
    theme: text().$type<Theme>().notNull().default('system'),
    role: text().$type<Role>().notNull().default('user'),
    state: text().$type<UserState>().notNull().default('active'),
    stateReason: text(),
    createdAt: instant().notNull(),
    deletedAt: instant(),
  },
  (t) => [
    uniqueIndex('user_email').on(t.email),
    index('user_created').on(t.createdAt, t.id),
    check('user_email_lower', sql`${t.email} = lower(${t.email})`),
    check('user_role', oneOf(t.role, roles)),
    check('user_state', oneOf(t.state, userStates)),
    check('user_language', oneOf(t.language, languages)),
    check('user_theme', oneOf(t.theme, themes)),
  ],
)

/** A door of a person at an outside identity provider. */
export const identityLink = pgTable(
  'identity_link',
  {
    provider: text().notNull(),
    subject: text().notNull(),
    userId: idColumn('usr')
      .notNull()
      .references(() => user.id),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.subject] }), index('identity_link_user').on(t.userId)],
)

export const session = pgTable(
  'session',
  {
    id: idColumn('ses').primaryKey(),
    userId: idColumn('usr')
      .notNull()
      .references(() => user.id),
    tokenHash: text().notNull(),
    userAgent: text().notNull().default(''),
    address: text().notNull().default(''),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [uniqueIndex('session_token').on(t.tokenHash), index('session_user').on(t.userId)],
)

/** A token sent by mail, stored hashed, used once. */
export const oneTimeToken = pgTable(
  'one_time_token',
  {
    tokenHash: text().primaryKey(),
    purpose: text().$type<TokenPurpose>().notNull(),
    email: text().notNull(),
    userId: idColumn('usr').references(() => user.id),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [index('one_time_token_user').on(t.userId), check('one_time_token_purpose', oneOf(t.purpose, tokenPurposes))],
)

export const apiKey = pgTable(
  'api_key',
  {
    id: idColumn('key').primaryKey(),
    userId: idColumn('usr')
      .notNull()
      .references(() => user.id),
    name: text().notNull(),
    /** The first characters of the secret, to recognise it by. */
    hint: text().notNull(),
    secretHash: text().notNull(),
    scopes: jsonb().$type<ApiScope[]>().notNull(),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [uniqueIndex('api_key_secret').on(t.secretHash), index('api_key_user').on(t.userId)],
)
