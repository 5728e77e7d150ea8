import { defineMail } from '../../notify'

/** The words of the mails about a subscription. Facts: where to look after it, and dates as people read them. */

export const paymentDueMail = defineMail<{ link: string; until: Date }>('payment-due', {
  en: ({ link, until }) => ({
    subject: 'A payment for your plan did not go through',
    paragraphs: [
      'Your payment service could not take the payment for the next month of your plan. It will try again by itself.',
      `Your plan stays as it is until ${day('en', until)}. If the card has expired or was replaced, enter the new one.`,
    ],
    action: { label: 'Look at my plan', url: link },
    notes: ['Credits you have already are yours either way.'],
  }),
  zh: ({ link, until }) => ({
    subject: '您的方案付款未成功',
    paragraphs: [
      '支付服务未能收取方案下个月的费用，稍后会自动重试。',
      `在 ${day('zh', until)} 之前，您的方案保持不变。如果银行卡已过期或更换，请更新支付方式。`,
    ],
    action: { label: '查看我的方案', url: link },
    notes: ['您已有的点数不受影响。'],
  }),
})

export const planLimitedMail = defineMail<{ link: string }>('plan-limited', {
  en: ({ link }) => ({
    subject: 'Your plan is paused until it is paid',
    paragraphs: [
      'The payment for your plan is still missing, so the limits of the free plan hold for now. Once it is paid, your plan is back at once.',
    ],
    action: { label: 'Pay or change the card', url: link },
    notes: ['Nothing you made is lost, and your credits stay.'],
  }),
  zh: ({ link }) => ({
    subject: '您的方案已暂停，付款后恢复',
    paragraphs: ['方案费用仍未支付，目前按免费方案的限制使用。付款后，您的方案会立即恢复。'],
    action: { label: '付款或更换银行卡', url: link },
    notes: ['您的作品和点数都不会丢失。'],
  }),
})

export const planEndedMail = defineMail<{ link: string }>('plan-ended', {
  en: ({ link }) => ({
    subject: 'Your plan has ended',
    paragraphs: ['Your subscription has ended and nothing more will be charged. You are on the free plan now.'],
    action: { label: 'See the plans', url: link },
    notes: ['Credits of the last month can be spent until they expire; credits you bought stay.'],
  }),
  zh: ({ link }) => ({
    subject: '您的方案已结束',
    paragraphs: ['您的订阅已结束，不会再产生费用。您现在使用的是免费方案。'],
    action: { label: '查看方案', url: link },
    notes: ['最后一个月的点数在到期前仍可使用；您购买的点数会保留。'],
  }),
})

function day(language: 'en' | 'zh', date: Date): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    date,
  )
}
