import { defineMail } from '../notify'
import type { Language } from '@studiolo/db/states/user'
import type { RecoveryFinding, RecoverySubject } from './contract'
import { findingWords } from './findings/finding-words'

/** What the mails about a disputed charge tell. Facts are whole addresses of pages. */
interface RecoveryMailFacts {
  subject: RecoverySubject
  finding: RecoveryFinding
  /** The admin's words; null when the evidence decided. */
  reason: string | null
  /** What was given back. */
  credits: number
  link: string
}

export const recoveryGrantedMail = defineMail<RecoveryMailFacts>('recovery-granted', {
  en: (facts) => ({
    subject: `${creditsEn(facts.credits)} ${facts.credits === 1 ? 'is' : 'are'} back`,
    paragraphs: [
      `You told us that something was wrong with ${named(facts.subject, 'en')}.`,
      why(facts, 'en'),
      `We have given ${creditsEn(facts.credits)} back to you. You can spend ${facts.credits === 1 ? 'it' : 'them'} right away.`,
    ],
    action: { label: 'See your request', url: facts.link },
  }),
  zh: (facts) => ({
    subject: `${facts.credits} 点已退还`,
    paragraphs: [
      `您反馈${named(facts.subject, 'zh')}有问题。`,
      why(facts, 'zh'),
      `我们已将 ${facts.credits} 点退还给您，现在即可使用。`,
    ],
    action: { label: '查看申请', url: facts.link },
  }),
})

export const recoveryDeclinedMail = defineMail<RecoveryMailFacts>('recovery-declined', {
  en: (facts) => ({
    subject: 'About the charge you asked us to look at',
    paragraphs: [
      `You told us that something was wrong with ${named(facts.subject, 'en')}.`,
      why(facts, 'en'),
      'No credits were moved.',
    ],
    action: { label: 'See your request', url: facts.link },
  }),
  zh: (facts) => ({
    subject: '关于您反馈的扣费',
    paragraphs: [`您反馈${named(facts.subject, 'zh')}有问题。`, why(facts, 'zh'), '点数没有变动。'],
    action: { label: '查看申请', url: facts.link },
  }),
})

export const recoveryWaitingMail = defineMail<RecoveryMailFacts>('recovery-waiting', {
  en: (facts) => ({
    subject: 'We are looking at your charge',
    paragraphs: [
      `You told us that something is wrong with ${named(facts.subject, 'en')}.`,
      why(facts, 'en'),
      'A person will look at it now. You get another mail with what was decided, and why.',
    ],
    action: { label: 'See your request', url: facts.link },
  }),
  zh: (facts) => ({
    subject: '我们正在核实您的扣费',
    paragraphs: [
      `您反馈${named(facts.subject, 'zh')}有问题。`,
      why(facts, 'zh'),
      '接下来会由管理员人工核实。有了结果和理由后，我们会再发邮件通知您。',
    ],
    action: { label: '查看申请', url: facts.link },
  }),
})

function why({ reason, finding }: RecoveryMailFacts, language: Language): string {
  if (reason === null) return findingWords[language][finding]
  return language === 'en' ? `The admin who looked at it writes: “${reason}”` : `核实此事的管理员说：“${reason}”`
}

function named(subject: RecoverySubject, language: Language): string {
  if (subject.kind === 'generation') return `“${subject.title}”`
  return language === 'en' ? `your purchase of ${creditsEn(subject.credits)}` : `购买 ${subject.credits} 点的订单`
}

function creditsEn(credits: number): string {
  return credits === 1 ? '1 credit' : `${credits} credits`
}
