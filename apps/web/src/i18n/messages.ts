import type { Language } from '@studiolo/db/states/user'
import enAdmin from '../../messages/en/admin.json'
import enAssets from '../../messages/en/assets.json'
import enAuth from '../../messages/en/auth.json'
import enCredits from '../../messages/en/credits.json'
import enGeneration from '../../messages/en/generation.json'
import enIdentity from '../../messages/en/identity.json'
import enOutbox from '../../messages/en/outbox.json'
import enReference from '../../messages/en/reference.json'
import enShell from '../../messages/en/shell.json'
import enSite from '../../messages/en/site.json'
import zhAdmin from '../../messages/zh/admin.json'
import zhAssets from '../../messages/zh/assets.json'
import zhAuth from '../../messages/zh/auth.json'
import zhCredits from '../../messages/zh/credits.json'
import zhGeneration from '../../messages/zh/generation.json'
import zhIdentity from '../../messages/zh/identity.json'
import zhOutbox from '../../messages/zh/outbox.json'
import zhReference from '../../messages/zh/reference.json'
import zhShell from '../../messages/zh/shell.json'
import zhSite from '../../messages/zh/site.json'

const en = {
  /** Frame, navigation and words that every page needs: close, cancel, try again. */
  shell: enShell,
  site: enSite,
  auth: enAuth,
  generation: enGeneration,
  assets: enAssets,
  credits: enCredits,
  identity: enIdentity,
  admin: enAdmin,
  outbox: enOutbox,
  reference: enReference,
}

/** All words of the screens, by noun; English says which there are. */
export type Messages = typeof en
export type Noun = keyof Messages

const zh = {
  shell: zhShell,
  site: zhSite,
  auth: zhAuth,
  generation: zhGeneration,
  assets: zhAssets,
  credits: zhCredits,
  identity: zhIdentity,
  admin: zhAdmin,
  outbox: zhOutbox,
  reference: zhReference,
} as unknown as Messages

export const messages: Record<Language, Messages> = { en, zh }

/** The words that a part of the site sends to the browser; `shell` always comes along. */
export function pickMessages(all: Messages, nouns: readonly Noun[]): Partial<Messages> {
  return Object.fromEntries([...new Set<Noun>(['shell', ...nouns])].map((noun) => [noun, all[noun]]))
}
