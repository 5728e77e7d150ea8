import type { ElementType, ReactNode } from 'react'
import { cn } from './cn'

export type SideNavGroup = {
  /** The question the group answers, e.g. "Is it working?". */
  label?: string
  items: Array<{ href: string; label: string; icon?: ReactNode; current?: boolean; badge?: ReactNode }>
}

export type SideNavProps = {
  label: string
  groups: SideNavGroup[]
  /** Next's `Link`; default `a`. */
  linkComponent?: ElementType
  className?: string
}

const sideLink =
  'flex min-h-8 items-center gap-2.5 rounded-sm px-2.5 py-1 text-base text-muted hover:bg-wash hover:text-ink ' +
  'aria-[current=page]:bg-wash-strong aria-[current=page]:font-medium aria-[current=page]:text-ink ' +
  'pointer-coarse:min-h-10 [&_svg]:size-4 [&_svg]:shrink-0'

/** A navigation in groups, for admin and settings. */
export function SideNav({ label, groups, linkComponent: Link = 'a', className }: SideNavProps) {
  return (
    <nav aria-label={label} className={cn('flex flex-col gap-5', className)}>
      {groups.map((group) => (
        <div key={group.items[0]?.href ?? group.label}>
          {group.label ? <p className="px-2.5 pb-1 text-xs font-medium text-muted">{group.label}</p> : null}
          <ul className="flex flex-col gap-px">
            {group.items.map((item) => (
              <li key={item.href}>
                <Link href={item.href} aria-current={item.current ? 'page' : undefined} className={sideLink}>
                  {item.icon}
                  <span className="min-w-0 flex-1 truncate">{item.label}</span>
                  {item.badge}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
