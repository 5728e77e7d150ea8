import type { ElementType, ReactNode } from 'react'
import { cn } from './cn'

export type NavItem = {
  href: string
  label: string
  icon: ReactNode
  current?: boolean
  /** A small number or dot over the icon. */
  badge?: ReactNode
  /** The badge's spoken form. */
  badgeLabel?: string
}

export type NavProps = {
  /** Names the navigation, e.g. "Main". */
  label: string
  items: NavItem[]
  /** Next's `Link`; default `a`. */
  linkComponent?: ElementType
}

export type NavRailProps = NavProps & {
  /** The mark at the head. */
  brand?: ReactNode
  /** Always in sight above the foot: balance, running creations. */
  status?: ReactNode
  /** The account. */
  foot?: ReactNode
}

function NavMark({ item }: { item: NavItem }) {
  return (
    <>
      <span
        className={cn(
          'relative grid h-8 w-12 place-items-center rounded-md transition-colors duration-(--duration-fast) [&_svg]:size-5 [&_svg]:stroke-[1.75]',
          item.current ? 'bg-wash-strong text-ink' : 'group-hover/nav:bg-wash',
        )}
      >
        <span aria-hidden="true" className="contents">
          {item.icon}
        </span>
        {item.badge ? (
          <span className="numeric absolute -top-1 left-7 grid h-4 min-w-4 place-items-center rounded-full bg-ink px-1 text-[10px] leading-none font-semibold text-background">
            <span aria-hidden={item.badgeLabel ? true : undefined}>{item.badge}</span>
            {item.badgeLabel ? <span className="sr-only">{item.badgeLabel}</span> : null}
          </span>
        ) : null}
      </span>
      <span className="max-w-full truncate">{item.label}</span>
    </>
  )
}

const navLink =
  'group/nav flex flex-col items-center gap-0.5 rounded-md px-0.5 py-1.5 text-2xs font-medium text-muted hover:text-ink aria-[current=page]:text-ink'

/** The slim rail at the left of a wide screen. */
export function NavRail({ label, items, linkComponent: Link = 'a', brand, status, foot }: NavRailProps) {
  return (
    <div className="flex h-full w-19 flex-col items-stretch gap-2 border-r border-line bg-surface px-1.5 py-3">
      {brand ? <div className="grid h-10 place-items-center">{brand}</div> : null}
      <nav aria-label={label} className="mt-1 min-h-0 flex-1 overflow-y-auto">
        <ul className="flex flex-col gap-1">
          {items.map((item) => (
            <li key={item.href}>
              <Link href={item.href} aria-current={item.current ? 'page' : undefined} className={navLink}>
                <NavMark item={item} />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {status ? <div className="flex flex-col items-center gap-1">{status}</div> : null}
      {foot ? <div className="grid place-items-center pt-1">{foot}</div> : null}
    </div>
  )
}

/** The same ways at the foot of a phone. */
export function BottomBar({ label, items, linkComponent: Link = 'a' }: NavProps) {
  return (
    <nav aria-label={label} className="border-t border-line bg-surface pb-safe">
      <ul className="flex items-stretch justify-around px-1">
        {items.map((item) => (
          <li key={item.href} className="min-w-0 flex-1">
            <Link
              href={item.href}
              aria-current={item.current ? 'page' : undefined}
              className={cn(navLink, 'min-h-14 justify-center')}
            >
              <NavMark item={item} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
