import type { SpendLimitOwner, SpendWindow } from '@studiolo/db/states/credits'
import { defineMail } from '../notify'

/** What the mail tells: so much of so many credits, over which window, until when. */
export interface SpendAlertFacts {
  credits: number
  spent: number
  window: SpendWindow
  owner: SpendLimitOwner
  /** The name of the API key whose limit it is; null for all one spends. */
  keyName: string | null
  resetsAt: Date
  /** The page where limits are changed. */
  link: string
}

const windows = { en: { day: 'daily', month: 'monthly' }, zh: { day: '每日', month: '每月' } } as const

const number = (language: 'en' | 'zh-CN', value: number) => new Intl.NumberFormat(language).format(value)
const instant = (language: 'en' | 'zh-CN', at: Date) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at)

/** A spend limit is nearly used up. */
export const spendAlertMail = defineMail<SpendAlertFacts>('spend-alert', {
  en: ({ credits, spent, window, owner, keyName, resetsAt, link }) => ({
    subject: `${number('en', spent)} of ${number('en', credits)} credits of your ${windows.en[window]} limit are spent`,
    paragraphs: [
      keyName === null
        ? `What you make counts against a ${windows.en[window]} spend limit. It is nearly used up.`
        : `What your API key “${keyName}” makes counts against a ${windows.en[window]} spend limit. It is nearly used up.`,
      `What would go over it is refused, at no charge, until ${instant('en', resetsAt)} UTC, when it starts anew.`,
    ],
    action: { label: 'See your limits', url: link },
    notes: [owner === 'admin' ? 'An admin set this limit. Ask them to change it.' : 'You set this limit yourself.'],
  }),
  zh: ({ credits, spent, window, owner, keyName, resetsAt, link }) => ({
    subject: `您的${windows.zh[window]}消费上限已用 ${number('zh-CN', spent)} / ${number('zh-CN', credits)} 点`,
    paragraphs: [
      keyName === null
        ? `您的创作计入${windows.zh[window]}消费上限，该上限即将用完。`
        : `您的 API 密钥“${keyName}”的创作计入${windows.zh[window]}消费上限，该上限即将用完。`,
      `在 ${instant('zh-CN', resetsAt)}（UTC）重新计算之前，超出上限的请求会被拒绝，不会扣除点数。`,
    ],
    action: { label: '查看上限', url: link },
    notes: [owner === 'admin' ? '此上限由管理员设置，如需修改请联系管理员。' : '此上限由您自己设置。'],
  }),
})
