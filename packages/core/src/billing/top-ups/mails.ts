import { defineMail } from '../../notify'

/** The words of the mails about the automatic top-up. `link` leads to the credits. */

export const toppedUpMail = defineMail<{ link: string; credits: number; price: string }>('topped-up', {
  en: ({ link, credits, price }) => ({
    subject: `Your credits were topped up: ${credits} for ${price}`,
    paragraphs: [
      `Your credits had fallen under the threshold you set, so ${credits} credits were bought for ${price}. That is all you pay: taxes, where they apply, are in it.`,
    ],
    action: { label: 'See my credits', url: link },
    notes: ['You can change the threshold and the monthly cap, or switch this off, on the same page.'],
  }),
  zh: ({ link, credits, price }) => ({
    subject: `已为您自动充值：${credits} 点数，${price}`,
    paragraphs: [`您的点数低于设定的下限，已用 ${price} 购买 ${credits} 点数。这是全部付款金额，如有税费已包含在内。`],
    action: { label: '查看我的点数', url: link },
    notes: ['您可以在同一页面修改下限和每月上限，或关闭自动充值。'],
  }),
})

export const topUpPausedMail = defineMail<{ link: string; methodLabel: string }>('top-up-paused', {
  en: ({ link, methodLabel }) => ({
    subject: 'Your automatic top-up is paused',
    paragraphs: [
      `The payment with ${methodLabel} did not go through, so nothing was bought and nothing more will be tried.`,
      'To switch it on again, buy credits with a means of payment that works and choose to top up automatically.',
    ],
    action: { label: 'Buy credits', url: link },
  }),
  zh: ({ link, methodLabel }) => ({
    subject: '您的自动充值已暂停',
    paragraphs: [
      `使用 ${methodLabel} 的付款未能完成，未购买任何点数，也不会再次尝试。`,
      '如需重新开启，请使用可用的支付方式购买点数，并选择自动充值。',
    ],
    action: { label: '购买点数', url: link },
  }),
})

export const topUpPausedAfterReturnMail = defineMail<{ link: string; methodLabel: string }>(
  'top-up-paused-after-return',
  {
    en: ({ link, methodLabel }) => ({
      subject: 'Your automatic top-up is paused',
      paragraphs: [
        `A payment of yours was refunded or is disputed, and its credits were taken back. So that ${methodLabel} is not charged for them again, the automatic top-up is paused.`,
        'To switch it on again, buy credits and choose to top up automatically.',
      ],
      action: { label: 'See my credits', url: link },
    }),
    zh: ({ link, methodLabel }) => ({
      subject: '您的自动充值已暂停',
      paragraphs: [
        `您的一笔付款已退款、正在退款或存在争议，相应点数已收回。为避免再次向 ${methodLabel} 扣款，自动充值已暂停。`,
        '如需重新开启，请购买点数并选择自动充值。',
      ],
      action: { label: '查看我的点数', url: link },
    }),
  },
)
