import { testGatewayConfig } from '@studiolo/core/billing/gateways/test'
import { createConfigReader } from '@studiolo/core/kernel/config'
import type { DemoPeople } from '../seed/demo-people'
import type { Settings } from './settings'

/** What somebody needs to know once it runs: where, who, where mail goes, how it ends. */
export function banner(settings: Settings, demo: DemoPeople | null): string {
  const rows: [string, string][] = [['Studiolo is ready', settings.appUrl]]
  if (demo) {
    rows.push(['Sign in as creator', `${demo.creator.email}   ${demo.password}`])
    rows.push(['Sign in as admin', `${demo.adminEmail}   ${demo.adminPassword}`])
  } else {
    rows.push(['First admin', 'npm run admin -- create <email>'])
  }
  rows.push(['Mail', mailRow(settings, demo)])
  const { exposedBy } = createConfigReader(settings.env)(testGatewayConfig)
  if (exposedBy) rows.push(['Selling', nothingIsSold(exposedBy)])
  rows.push(['Data and logs', settings.dataDir], ['Stop', 'Ctrl-C'])
  const width = Math.max(...rows.map(([name]) => name.length))
  return `\n${rows.map(([name, value]) => `  ${name.padEnd(width)}   ${value}`).join('\n')}\n`
}

/** Said of a demo that others can reach: whoever did could buy its credits for nothing. */
export function nothingIsSold(exposedBy: 'HOST' | 'APP_URL'): string {
  return `off: ${exposedBy} lets others in, so there is no test gateway; set STRIPE_SECRET_KEY or CREEM_API_KEY to sell`
}

function mailRow({ keepsMail, appUrl, dataDir }: Settings, demo: DemoPeople | null): string {
  if (!keepsMail) return 'by the server in SMTP_URL'
  return demo
    ? `kept here, read it at ${appUrl}/outbox`
    : `kept in ${dataDir}/outbox (set SMTP_URL and MAIL_FROM to send it)`
}
