import type { Language } from '@studiolo/db/states/user'
import enAdmin from '../../messages/en/admin.json'
import enAdminAdjustments from '../../messages/en/admin-adjustments.json'
import enAdminBilling from '../../messages/en/admin-billing.json'
import enAdminPrices from '../../messages/en/admin-prices.json'
import enAdminReconciliation from '../../messages/en/admin-reconciliation.json'
import enAssets from '../../messages/en/assets.json'
import enAuth from '../../messages/en/auth.json'
import enBilling from '../../messages/en/billing.json'
import enCodes from '../../messages/en/codes.json'
import enCredits from '../../messages/en/credits.json'
import enGeneration from '../../messages/en/generation.json'
import enIdentity from '../../messages/en/identity.json'
import enOutbox from '../../messages/en/outbox.json'
import enReference from '../../messages/en/reference.json'
import enShell from '../../messages/en/shell.json'
import enSite from '../../messages/en/site.json'
import enTestCheckout from '../../messages/en/test-checkout.json'
import zhAdmin from '../../messages/zh/admin.json'
import zhAdminAdjustments from '../../messages/zh/admin-adjustments.json'
import zhAdminBilling from '../../messages/zh/admin-billing.json'
import zhAdminPrices from '../../messages/zh/admin-prices.json'
import zhAdminReconciliation from '../../messages/zh/admin-reconciliation.json'
import zhAssets from '../../messages/zh/assets.json'
import zhAuth from '../../messages/zh/auth.json'
import zhBilling from '../../messages/zh/billing.json'
import zhCodes from '../../messages/zh/codes.json'
import zhCredits from '../../messages/zh/credits.json'
import zhGeneration from '../../messages/zh/generation.json'
import zhIdentity from '../../messages/zh/identity.json'
import zhOutbox from '../../messages/zh/outbox.json'
import zhReference from '../../messages/zh/reference.json'
import zhShell from '../../messages/zh/shell.json'
import zhSite from '../../messages/zh/site.json'
import zhTestCheckout from '../../messages/zh/test-checkout.json'

const en = {
  /** Frame, navigation and words that every page needs: close, cancel, try again. */
  shell: enShell,
  site: enSite,
  auth: enAuth,
  generation: enGeneration,
  assets: enAssets,
  codes: enCodes,
  credits: enCredits,
  billing: enBilling,
  identity: enIdentity,
  admin: enAdmin,
  'admin-prices': enAdminPrices,
  'admin-reconciliation': enAdminReconciliation,
  'admin-adjustments': enAdminAdjustments,
  'admin-billing': enAdminBilling,
  outbox: enOutbox,
  reference: enReference,
  'test-checkout': enTestCheckout,
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
  codes: zhCodes,
  credits: zhCredits,
  billing: zhBilling,
  identity: zhIdentity,
  admin: zhAdmin,
  'admin-prices': zhAdminPrices,
  'admin-reconciliation': zhAdminReconciliation,
  'admin-adjustments': zhAdminAdjustments,
  'admin-billing': zhAdminBilling,
  outbox: zhOutbox,
  reference: zhReference,
  'test-checkout': zhTestCheckout,
} as unknown as Messages

export const messages: Record<Language, Messages> = { en, zh }

/** The words that a part of the site sends to the browser; `shell` always comes along. */
export function pickMessages(all: Messages, nouns: readonly Noun[]): Partial<Messages> {
  return Object.fromEntries([...new Set<Noun>(['shell', ...nouns])].map((noun) => [noun, all[noun]]))
}
