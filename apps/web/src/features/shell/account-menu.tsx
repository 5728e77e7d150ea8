'use client'

import type { Me } from '@studiolo/core/identity/contract'
import type { Language, Theme } from '@studiolo/db/states/user'
import { Avatar } from '@studiolo/ui/avatar'
import { Menu, MenuChoice, MenuGroup, MenuItem, MenuLink, MenuSeparator } from '@studiolo/ui/menu'
import { BookOpen, LogOut, Settings, ShieldCheck } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { trpc } from '@/trpc/client'
import { applyTheme, languageNames } from './preferences'

/** Who is signed in, how it looks, and the way out. */
export function AccountMenu({ me }: { me: Me }) {
  const t = useTranslations('shell')
  const router = useRouter()
  const language = useLocale()
  const update = trpc.identity.updateProfile.useMutation({ onSuccess: () => router.refresh() })
  const signOut = trpc.identity.signOut.useMutation({ onSuccess: () => window.location.assign('/') })
  const name = me.name || me.email || t('account')

  const chooseTheme = (theme: Theme) => {
    applyTheme(theme)
    update.mutate({ theme })
  }
  return (
    <Menu
      side="right"
      align="end"
      trigger={
        <button type="button" aria-label={t('account')} className="w-fit rounded-full">
          <Avatar name={name} naming="decorative" />
        </button>
      }
    >
      <MenuGroup label={name}>
        <MenuLink icon={<Settings />} render={<Link href="/settings" />}>
          {t('settings')}
        </MenuLink>
        <MenuLink icon={<BookOpen />} render={<Link href="/docs/api" />}>
          {t('docs')}
        </MenuLink>
        {me.role === 'user' ? null : (
          <MenuLink icon={<ShieldCheck />} render={<Link href="/admin" />}>
            {t('admin')}
          </MenuLink>
        )}
      </MenuGroup>
      <MenuSeparator />
      <MenuChoice<Theme>
        label={t('theme.label')}
        value={me.theme}
        onValueChange={chooseTheme}
        options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`theme.${value}`) }))}
      />
      <MenuChoice<Language>
        label={t('language')}
        value={language}
        onValueChange={(language) => update.mutate({ language })}
        options={languageNames}
      />
      <MenuSeparator />
      <MenuItem icon={<LogOut />} onSelect={() => signOut.mutate()}>
        {t('signOut')}
      </MenuItem>
    </Menu>
  )
}
