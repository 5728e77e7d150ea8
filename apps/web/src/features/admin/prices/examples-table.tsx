'use client'

import { quote, type PriceFacts, type PriceRule } from '@studiolo/core/pricing/quote'
import { Credits } from '@studiolo/ui/credits'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { keyOf } from './example-facts'
import { useFactsWords } from './use-rule-words'

const BOX = 'rounded-md border border-line bg-surface'

export interface ExamplesTableProps {
  label: string
  examples: readonly PriceFacts[]
  rule: PriceRule
}

/** What each example costs by a rule. */
export function ExamplesTable({ label, examples, rule }: ExamplesTableProps) {
  const t = useTranslations('admin-prices.examples')
  const factsWords = useFactsWords()
  return (
    <Table label={label} boxClassName={BOX}>
      <TableHead>
        <tr>
          <TableHeadCell>{t('example')}</TableHeadCell>
          <TableHeadCell align="end">{t('price')}</TableHeadCell>
        </tr>
      </TableHead>
      <TableBody className="[&_tr:last-child>*]:border-b-0">
        {examples.map((facts) => (
          <TableRow key={keyOf(facts)}>
            <TableCell>{factsWords(facts)}</TableCell>
            <TableCell align="end">
              <Price credits={quote(rule, facts).credits} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

export interface ComparisonProps {
  examples: readonly PriceFacts[]
  before: PriceRule
  after: PriceRule
}

/** What each example costs by the rule that counts and would by another; the browser reckons as the server will. */
export function Comparison({ examples, before, after }: ComparisonProps) {
  const t = useTranslations('admin-prices.examples')
  const factsWords = useFactsWords()
  const rows = examples.map((facts) => ({
    facts,
    was: quote(before, facts).credits,
    is: quote(after, facts).credits,
  }))
  const changed = rows.filter(({ was, is }) => was !== is).length
  return (
    <div className="flex flex-col gap-2">
      <Table label={t('title')} boxClassName={BOX}>
        <TableHead>
          <tr>
            <TableHeadCell>{t('example')}</TableHeadCell>
            <TableHeadCell align="end">{t('before')}</TableHeadCell>
            <TableHeadCell align="end">{t('after')}</TableHeadCell>
            <TableHeadCell align="end">{t('change')}</TableHeadCell>
          </tr>
        </TableHead>
        <TableBody className="[&_tr:last-child>*]:border-b-0">
          {rows.map(({ facts, was, is }) => (
            <TableRow key={keyOf(facts)}>
              <TableCell>{factsWords(facts)}</TableCell>
              <TableCell align="end" muted>
                <Price credits={was} />
              </TableCell>
              <TableCell align="end" className="font-medium">
                <Price credits={is} />
              </TableCell>
              <TableCell align="end" muted={was === is}>
                <Difference credits={is - was} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <p aria-live="polite" className="text-sm text-muted">
        {t('summary', { changed, total: rows.length })}
      </p>
    </div>
  )
}

function Price({ credits }: { credits: number }) {
  const shell = useTranslations('shell')
  return <Credits amount={credits} locale={useLocale()} label={shell('creditsUnit', { credits })} />
}

function Difference({ credits }: { credits: number }) {
  const t = useTranslations('admin-prices.examples')
  const format = useFormatter()
  return credits === 0 ? t('same') : format.number(credits, { signDisplay: 'always' })
}
