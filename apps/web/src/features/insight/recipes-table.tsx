'use client'

import type { RecipeUse } from '@studiolo/core/insight/contract'
import { EmptyState } from '@studiolo/ui/empty-state'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import { Clapperboard } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useRecipeWords } from '@/features/generation/recipe-forms/use-recipe-words'

/** What was made, and what a result cost on average. On a phone the counts stand under the name. */
export function RecipesTable({ recipes }: { recipes: RecipeUse[] }) {
  const t = useTranslations('insight.recipes')
  const words = useRecipeWords()
  const number = new Intl.NumberFormat(useLocale(), { maximumFractionDigits: 2 })
  return (
    <section aria-label={t('title')} className="flex flex-col gap-4">
      <div>
        <h2 className="text-xl font-semibold">{t('title')}</h2>
        <p className="mt-0.5 text-muted">{t('lead')}</p>
      </div>
      {recipes.length === 0 ? (
        <EmptyState size="inline" icon={<Clapperboard />} title={t('emptyTitle')} text={t('emptyText')} />
      ) : (
        <Table label={t('title')} scroll="page">
          <TableHead>
            <tr>
              <TableHeadCell className="w-full">{t('recipe')}</TableHeadCell>
              <TableHeadCell align="end" className="max-sm:hidden">
                {t('succeeded')}
              </TableHeadCell>
              <TableHeadCell align="end" className="max-sm:hidden">
                {t('failed')}
              </TableHeadCell>
              <TableHeadCell align="end">{t('credits')}</TableHeadCell>
              <TableHeadCell align="end">{t('perResult')}</TableHeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {recipes.map(({ recipe, succeeded, failed, credits, perResult }) => (
              <TableRow key={recipe}>
                <TableCell className="max-w-0 py-2">
                  <span className="block truncate font-medium">{words.name(recipe)}</span>
                  <span className="numeric mt-0.5 block text-xs text-muted sm:hidden">
                    {t('counts', { succeeded, failed })}
                  </span>
                </TableCell>
                <TableCell align="end" className="max-sm:hidden">
                  {number.format(succeeded)}
                </TableCell>
                <TableCell align="end" muted={failed === 0} className="max-sm:hidden">
                  {number.format(failed)}
                </TableCell>
                <TableCell align="end" className="font-semibold">
                  {number.format(credits)}
                </TableCell>
                <TableCell align="end" muted={perResult === null}>
                  {perResult === null ? t('none') : number.format(perResult)}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  )
}
