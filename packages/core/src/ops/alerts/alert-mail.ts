import { defineMail } from '../../notify'

/** What admins are told of: each trouble once, with how often it was raised. */
export interface AlertFacts {
  troubles: { name: string; severity: 'warning' | 'critical'; key: string; times: number }[]
  /** The page that shows them. */
  link: string
}

const MOST = 20

/** The words of the mail about alerts. Names and ids stand as they are: they are looked for in the admin pages. */
export const alertMail = defineMail<AlertFacts>('alerts', {
  en: ({ troubles, link }) => ({
    subject: subjectOf(troubles, (critical) =>
      critical > 0 ? `Studiolo needs you: ${critical} critical` : `Studiolo: ${troubles.length} to look at`,
    ),
    paragraphs: [...linesOf(troubles, (times) => `${times} times`), ...restOf(troubles, (rest) => `And ${rest} more.`)],
    action: { label: 'See the alerts', url: link },
    notes: ['The same trouble is told once an hour.'],
  }),
  zh: ({ troubles, link }) => ({
    subject: subjectOf(troubles, (critical) =>
      critical > 0 ? `Studiolo 需要您处理：${critical} 项严重告警` : `Studiolo：${troubles.length} 项需要查看`,
    ),
    paragraphs: [...linesOf(troubles, (times) => `${times} 次`), ...restOf(troubles, (rest) => `另有 ${rest} 项。`)],
    action: { label: '查看告警', url: link },
    notes: ['同一问题每小时只通知一次。'],
  }),
})

function subjectOf(troubles: AlertFacts['troubles'], words: (critical: number) => string): string {
  return words(troubles.filter(({ severity }) => severity === 'critical').length)
}

function linesOf(troubles: AlertFacts['troubles'], often: (times: number) => string): string[] {
  const gravestFirst = troubles.toSorted((a, b) => a.severity.localeCompare(b.severity))
  return gravestFirst
    .slice(0, MOST)
    .map(({ name, key, times }) => `${name}: ${key}${times > 1 ? ` (${often(times)})` : ''}`)
}

function restOf(troubles: AlertFacts['troubles'], words: (rest: number) => string): string[] {
  return troubles.length > MOST ? [words(troubles.length - MOST)] : []
}
