import type { Language } from '@studiolo/db/states/user'
import type { RecoveryFinding } from './contract'

/** What the evidence showed, for the creator who reads the mail. */
export const findingWords: Record<Language, Record<RecoveryFinding, string>> = {
  en: {
    'charged-but-failed': 'Our books show that you were charged although nothing was delivered. That was our fault.',
    'charged-above-quote': 'Our books show that you were charged more than you were shown. That was our fault.',
    'result-missing': 'The file you paid for is not in our storage any more. That is our fault.',
    'result-damaged': 'The file you paid for is damaged in our storage. That is our fault.',
    'result-incomplete': 'The file itself is there, but something that belongs to it is missing.',
    'less-than-ordered': 'What was delivered is shorter or smaller than what you ordered.',
    'result-unreadable': 'Our storage cannot be read at the moment, so we cannot see yet what happened.',
    'many-alike': 'Several results cannot be found at the moment. We are finding out why.',
    'deleted-and-damaged': 'You deleted the result, and what is left of it is not complete.',
    'deleted-by-creator':
      'The result was complete, and you deleted it. You can restore it from the library for 30 days.',
    'looks-delivered': 'Our records show a complete result, but they cannot show what you see or hear.',
    'delivered-as-ordered': 'The provider delivered at its first try, and all files are there and complete.',
    'delivered-after-retries':
      'Some tries failed on the way. They cost you nothing: you were charged once, for the result that was delivered.',
    'charged-as-quoted': 'You were charged exactly what was shown before you started.',
    'late-delivery': 'The result came after your credits had been given back. You got it for free.',
    'never-charged': 'Nothing was charged for it: the credits that were held went back to you.',
    'already-returned': 'All that was charged for it has been given back before.',
    'payment-granted': 'Your payment arrived, and its credits were added.',
    'payment-arrived-late': 'We heard of your payment late. Its credits have been added since.',
    'payment-returned': 'The money for this purchase went back to you, and with it any credits it had brought.',
    'paid-twice-returned':
      'You paid twice. The second payment has gone back to you; the first one brought your credits.',
    'payment-not-received':
      'We have not heard of a payment yet. It can take some minutes, with some banks some hours; the credits come by themselves. If they do not, ask again a day after you paid.',
    'payment-not-found': 'A day has passed, and the payment service has not told us of a payment.',
    'paid-twice': 'You paid twice, and the second payment has not gone back to you yet.',
    'payment-unmatched': 'A payment came that does not match what was ordered.',
    'payment-unhandled': 'The payment service told us of your purchase, but we could not handle it yet.',
    'payment-not-granted': 'Your payment arrived, but its credits were not added. That is our fault.',
  },
  zh: {
    'charged-but-failed': '我们的账目显示：作品没有交付，却扣了点数。这是我们的错误。',
    'charged-above-quote': '我们的账目显示：扣除的点数多于事先显示的数量。这是我们的错误。',
    'result-missing': '您付费得到的文件已不在我们的存储中。这是我们的错误。',
    'result-damaged': '您付费得到的文件在我们的存储中已损坏。这是我们的错误。',
    'result-incomplete': '文件本身还在，但缺少与它相关的部分文件。',
    'less-than-ordered': '交付的作品比您选择的更短或更小。',
    'result-unreadable': '目前无法读取存储，所以还看不出发生了什么。',
    'many-alike': '目前有多个作品找不到，我们正在查明原因。',
    'deleted-and-damaged': '您删除了作品，剩下的文件已不完整。',
    'deleted-by-creator': '作品交付时是完整的，之后由您删除。30 天内可以在作品库中恢复。',
    'looks-delivered': '我们的记录显示作品是完整的，但记录无法反映您实际看到或听到的内容。',
    'delivered-as-ordered': '服务商一次就完成了交付，所有文件齐全完整。',
    'delivered-after-retries': '过程中有几次尝试失败，但没有收费；只为最终交付的作品扣费一次。',
    'charged-as-quoted': '扣除的点数与开始前显示的数量完全一致。',
    'late-delivery': '作品送达时点数已经退还给您，因此是免费的。',
    'never-charged': '没有为此扣费：预留的点数已退还给您。',
    'already-returned': '为此扣除的点数此前已全部退还。',
    'payment-granted': '您的付款已到账，点数也已添加。',
    'payment-arrived-late': '付款通知来得较晚，相应的点数现在已添加。',
    'payment-returned': '这笔订单的款项已退回给您；如已添加点数，也已随之收回。',
    'paid-twice-returned': '您支付了两次。第二笔款项已退回，第一笔带来了您的点数。',
    'payment-not-received':
      '我们还没有收到付款通知。通常需要几分钟，有些银行需要几小时；到账后点数会自动添加。如果付款一天后仍未到账，请再次提交。',
    'payment-not-found': '已经过了一天，支付服务仍没有通知我们这笔付款。',
    'paid-twice': '您支付了两次，第二笔款项尚未退回给您。',
    'payment-unmatched': '收到了一笔付款，但与订单不符。',
    'payment-unhandled': '支付服务已通知我们这笔订单，但我们还没能处理完成。',
    'payment-not-granted': '您的付款已到账，但点数没有添加。这是我们的错误。',
  },
}
