import type { Language } from '@studiolo/db/states/user'
import type { MailWords } from './mail-template'

const footers: Record<Language, (origin: string) => string> = {
  en: (origin) => `Sent by Studiolo at ${origin}`,
  zh: (origin) => `此邮件由 ${origin} 的 Studiolo 发送`,
}
const fallbacks: Record<Language, string> = {
  en: 'If the button does not work, open this address:',
  zh: '如果按钮无法打开，请复制以下地址到浏览器：',
}

export interface RenderedMail {
  subject: string
  text: string
  html: string
}

/** Lays the words out as plain text and as one narrow column of HTML that follows the reader's light or dark theme. */
export function renderMail(words: MailWords, language: Language, origin: string): RenderedMail {
  const { subject, paragraphs, action, notes = [] } = words
  const footer = footers[language](origin)
  const text = [...paragraphs, ...(action ? [`${action.label}:\n${action.url}`] : []), ...notes, `-- \n${footer}`]
  const body = [
    `<h1>${escapeHtml(subject)}</h1>`,
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    ...(action ? [button(action.label, action.url), fallback(action.url, language)] : []),
    ...notes.map((note) => `<p class="small">${escapeHtml(note)}</p>`),
    `<p class="small rule">${escapeHtml(footer)}</p>`,
  ]
  return { subject, text: `${text.join('\n\n')}\n`, html: layout(subject, language, body.join('\n')) }
}

function button(label: string, url: string): string {
  return `<p><a class="button" href="${escapeHtml(url)}">${escapeHtml(label)}</a></p>`
}

function fallback(url: string, language: Language): string {
  return `<p class="small">${escapeHtml(fallbacks[language])}<br><a href="${escapeHtml(url)}">${escapeHtml(url)}</a></p>`
}

function layout(title: string, language: Language, body: string): string {
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>
body { margin: 0; padding: 24px; background: #f6f4ef; color: #1d1b18; font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 520px; margin: 0 auto; padding: 32px; background: #fff; border-radius: 12px; }
h1 { margin: 0 0 16px; font-size: 22px; line-height: 1.3; }
a { color: #1d4f91; overflow-wrap: anywhere; }
.button { display: inline-block; padding: 12px 20px; border-radius: 8px; background: #1d1b18; color: #fff; text-decoration: none; }
.small { font-size: 13px; color: #625d54; }
.rule { margin-bottom: 0; padding-top: 16px; border-top: 1px solid #e4dfd4; }
@media (prefers-color-scheme: dark) {
body { background: #14130f; color: #efece4; } main { background: #1e1c18; } a { color: #9cc2f5; }
.button { background: #efece4; color: #14130f; } .small { color: #aaa498; } .rule { border-color: #35322b; }
}
</style>
</head>
<body><main>
${body}
</main></body>
</html>
`
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
