import type { ErrorDictionary } from './contract'

export const zh = {
  INVALID_INPUT: {
    message: '您填写的内容有误。',
    suggestion: '请检查标出的字段，改正后再试。',
  },
  LINK_EXPIRED: {
    message: '此链接已过期或已被使用。',
    suggestion: '请重新获取链接，最新的链接始终有效。',
  },
  UNAUTHENTICATED: {
    message: '您尚未登录。',
    suggestion: '请登录后再试。脚本请以 Bearer 令牌方式发送有效的 API 密钥。',
  },
  WRONG_CREDENTIALS: {
    message: '邮箱与密码不匹配。',
    suggestion: '请核对两者，或获取重设密码的链接。',
  },
  INSUFFICIENT_CREDITS: {
    message: '您的点数不足。',
    detail: '需要 {needed} 点，您有 {available} 点。',
    suggestion: '请选择更短或更小的规格，或补充点数。',
  },
  USAGE_LIMIT_REACHED: {
    message: '您的方案允许的使用次数已用完。',
    detail: '您的方案允许 {limit} 次，{resetsAt}起重新计算。',
    suggestion: '请等到那时，或在价格页选择更高的方案。没有扣点。',
  },
  SPEND_LIMIT_REACHED: {
    message: '这会超出消费上限。',
    detail: '需要 {needed} 点；到 {resetsAt}为止，上限还剩 {remaining} 点。',
    suggestion: '请在设置中提高上限，或等待其重新计算。没有扣点。',
  },
  FORBIDDEN: {
    message: '您没有权限执行此操作。',
    suggestion: '如有疑问请联系管理员。脚本请检查 API 密钥的权限范围。',
  },
  ORIGIN_REFUSED: {
    message: '此请求并非来自 Studiolo 自己的页面。',
    suggestion: '请用平常的地址打开 Studiolo，再试一次。',
  },
  SUSPENDED: {
    message: '您的账号已被停用。',
    suggestion: '请联系此工作室的运营人员。',
  },
  EMAIL_UNVERIFIED: {
    message: '您的邮箱尚未验证。',
    suggestion: '请打开我们发给您的邮件中的链接，或重新获取一封。',
  },
  NOT_FOUND: {
    message: '没有找到您要的内容。',
    suggestion: '它可能已被删除，或地址有误。',
  },
  CONFLICT: {
    message: '此内容在此期间已发生变化。',
    suggestion: '请刷新页面后再查看。',
  },
  IDEMPOTENCY_CONFLICT: {
    message: '此键已用于另一个不同的请求。',
    suggestion: '请重新发送相同的请求，或为新请求使用新的键。',
  },
  PRICE_CHANGED: {
    message: '价格与您看到的不同了。',
    detail: '现在的价格是 {price} 点，您同意的是 {shown} 点。',
    suggestion: '请查看新价格，同意后再次开始。',
  },
  TOO_LARGE: {
    message: '内容超出了我们能接受的大小。',
    detail: '内容超出了 {maxBytes} 字节的上限。',
    suggestion: '请发送更小的内容。',
  },
  UNSUPPORTED_MEDIA: {
    message: '我们无法读取这种文件或内容。',
    suggestion: '请使用字段旁注明的格式。脚本请发送 JSON。',
  },
  CONTENT_REFUSED: {
    message: '因内容原因，请求被拒绝。',
    suggestion: '请修改可能涉及的文字或图片后再试。',
  },
  RATE_LIMITED: {
    message: '短时间内请求过多。',
    detail: '短时间内请求过多，请在 {retryAfterSeconds} 秒后继续。',
    suggestion: '请稍等片刻再试。',
  },
  PROVIDER_REFUSED: {
    message: '制作服务拒绝了我们的请求。',
    suggestion: '请稍后再试或换用其他选项；运营人员已收到通知。',
  },
  PROVIDER_UNAVAILABLE: {
    message: '制作服务暂时无法连接。',
    suggestion: '请过几分钟再试。',
  },
  PROVIDER_UNKNOWN: {
    message: '我们尚不清楚制作服务是否已接受您的请求。',
    suggestion: '您无需操作：我们会继续查询，若未接受，点数将退回。',
  },
  PAYMENT_UNAVAILABLE: {
    message: '目前无法连接任何支付服务。',
    suggestion: '没有扣款。请过几分钟再试。',
  },
  PAYMENT_REFUSED: {
    message: '支付服务拒绝了此操作。',
    suggestion: '没有资金变动。请在支付服务的后台查看原因。',
  },
  RENDER_FAILED: {
    message: '渲染失败。',
    suggestion: '请再试一次。若再次发生，请把错误编号发给我们。',
  },
  STORAGE_FULL: {
    message: '存储空间已满。',
    suggestion: '请稍后再试；运营人员已收到通知。',
  },
  UNAVAILABLE: {
    message: 'Studiolo 暂时无法响应。',
    suggestion: '请稍后再试。',
  },
  DEADLINE_EXCEEDED: {
    message: '所用时间超出了上限。',
    suggestion: '请再试一次，或选择更短的内容。',
  },
  INTERNAL: {
    message: '我们这边出了问题。',
    suggestion: '请再试一次。若再次发生，请把错误编号发给我们。',
  },
} as const satisfies ErrorDictionary
