import { defineMail } from '../notify'

/** The words of the mails about one's own account. Facts are whole addresses of pages. */

export const verifyEmailMail = defineMail<{ link: string }>('verify-email', {
  en: ({ link }) => ({
    subject: 'Confirm your address',
    paragraphs: ['Welcome to Studiolo. Confirm that this address is yours, and you can start making things.'],
    action: { label: 'Confirm address', url: link },
    notes: ['The link works once, for 24 hours. If you did not sign up, ignore this mail: nothing happens without it.'],
  }),
  zh: ({ link }) => ({
    subject: '请确认您的邮箱',
    paragraphs: ['欢迎使用 Studiolo。确认此邮箱属于您之后，即可开始创作。'],
    action: { label: '确认邮箱', url: link },
    notes: ['链接 24 小时内有效，仅可使用一次。如果不是您本人注册，请忽略此邮件，不会产生任何影响。'],
  }),
})

export const accountExistsMail = defineMail<{ signIn: string; reset: string }>('account-exists', {
  en: ({ signIn, reset }) => ({
    subject: 'You already have an account',
    paragraphs: [
      'Somebody, probably you, tried to use this address for a new account. It already has one.',
      `Forgot the password? Set a new one here: ${reset}`,
    ],
    action: { label: 'Sign in', url: signIn },
    notes: ['If it was not you, ignore this mail. Nothing was changed.'],
  }),
  zh: ({ signIn, reset }) => ({
    subject: '您已经有账号了',
    paragraphs: [
      '有人（可能是您本人）尝试用此邮箱注册新账号，但该邮箱已有账号。',
      `忘记密码？请在此重新设置：${reset}`,
    ],
    action: { label: '登录', url: signIn },
    notes: ['如果不是您本人操作，请忽略此邮件，账号没有任何改动。'],
  }),
})

export const resetPasswordMail = defineMail<{ link: string }>('reset-password', {
  en: ({ link }) => ({
    subject: 'Set a new password',
    paragraphs: ['You asked for a new password. Setting it signs you out on every device.'],
    action: { label: 'Set a new password', url: link },
    notes: ['The link works once, for one hour. If it was not you, ignore this mail: your password stays as it is.'],
  }),
  zh: ({ link }) => ({
    subject: '重新设置密码',
    paragraphs: ['您申请了重新设置密码。设置后，所有设备都会退出登录。'],
    action: { label: '设置新密码', url: link },
    notes: ['链接 1 小时内有效，仅可使用一次。如果不是您本人操作，请忽略此邮件，密码不会改变。'],
  }),
})

export const emailLinkMail = defineMail<{ link: string }>('email-link', {
  en: ({ link }) => ({
    subject: 'Your sign-in link',
    paragraphs: ['Open this link in the browser you want to use Studiolo in.'],
    action: { label: 'Sign in', url: link },
    notes: ['The link works once, for 15 minutes. Never pass it on. If you did not ask for it, ignore this mail.'],
  }),
  zh: ({ link }) => ({
    subject: '您的登录链接',
    paragraphs: ['请在您要使用 Studiolo 的浏览器中打开此链接。'],
    action: { label: '登录', url: link },
    notes: ['链接 15 分钟内有效，仅可使用一次，请勿转发。如果不是您本人申请，请忽略此邮件。'],
  }),
})

export const addEmailMail = defineMail<{ link: string }>('add-email', {
  en: ({ link }) => ({
    subject: 'Add this address to your account',
    paragraphs: ['You asked to add this address to your Studiolo account. Open the link where you are signed in.'],
    action: { label: 'Add address', url: link },
    notes: ['The link works once, for 24 hours. If it was not you, do not open it.'],
  }),
  zh: ({ link }) => ({
    subject: '将此邮箱添加到您的账号',
    paragraphs: ['您申请将此邮箱添加到您的 Studiolo 账号。请在已登录的浏览器中打开链接。'],
    action: { label: '添加邮箱', url: link },
    notes: ['链接 24 小时内有效，仅可使用一次。如果不是您本人操作，请不要打开。'],
  }),
})

export const passwordChangedMail = defineMail<{ reset: string }>('password-changed', {
  en: ({ reset }) => ({
    subject: 'Your password was changed',
    paragraphs: ['The password of your Studiolo account was just changed, and other devices were signed out.'],
    notes: [`If it was not you, set a new one at once: ${reset}`],
  }),
  zh: ({ reset }) => ({
    subject: '您的密码已更改',
    paragraphs: ['您的 Studiolo 账号密码刚刚已更改，其他设备已退出登录。'],
    notes: [`如果不是您本人操作，请立即重新设置：${reset}`],
  }),
})
