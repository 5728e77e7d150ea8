/** Class lists that several primitives share; a change here changes all of them. */

/** What floats above the page: menus, popovers, select lists. */
export const floatingPanel =
  'rounded-lg border border-line bg-raised text-ink shadow-float outline-none origin-(--transform-origin) ' +
  'transition-[opacity,scale] duration-(--duration-fast) ' +
  'data-starting-style:opacity-0 data-starting-style:scale-97 data-ending-style:opacity-0 data-ending-style:scale-97'

/** One line in a floating list. */
export const floatingItem =
  'flex min-h-8 cursor-default select-none items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-base outline-none ' +
  'data-highlighted:bg-wash-strong data-disabled:cursor-not-allowed data-disabled:opacity-50 ' +
  'pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0'

/** The heading of a group in a floating list. */
export const floatingGroupLabel = 'px-2.5 pt-2 pb-1 text-xs font-medium text-muted'

/** What dims the page behind a dialog or a sheet. */
export const backdrop =
  'fixed inset-0 z-40 bg-scrim transition-opacity duration-(--duration-slow) ' +
  'data-starting-style:opacity-0 data-ending-style:opacity-0'

/** The edge of everything one types into. 16 px under a finger, or phones zoom in. */
export const inputEdge =
  'w-full min-w-0 rounded-sm border border-line-strong bg-raised text-base text-ink pointer-coarse:text-lg ' +
  'transition-[border-color,box-shadow] duration-(--duration-fast) hover:border-muted ' +
  'focus-visible:border-ring focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-ring ' +
  'disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted disabled:hover:border-line-strong ' +
  'read-only:bg-surface data-invalid:border-failed aria-invalid:border-failed'

/** The frame every dialog shares; it stands at the foot of a phone and in the middle of a wide screen. */
export const dialogViewport = 'fixed inset-0 z-50 flex items-end justify-center overflow-hidden sm:items-center sm:p-6'

/** The box of a dialog; its width comes beside. */
export const dialogPopup =
  'relative flex max-h-[92dvh] w-full flex-col overflow-hidden rounded-t-lg border border-line bg-raised text-ink shadow-dialog outline-none sm:max-h-[min(88dvh,900px)] sm:rounded-lg ' +
  'transition-[opacity,translate,scale] duration-(--duration-slow) data-ending-style:duration-(--duration-fast) ' +
  'data-starting-style:opacity-0 data-starting-style:translate-y-6 sm:data-starting-style:translate-y-0 sm:data-starting-style:scale-97 ' +
  'data-ending-style:opacity-0 data-ending-style:translate-y-6 sm:data-ending-style:translate-y-0 sm:data-ending-style:scale-97'
