/** The mark: a small panelled room, its far wall lit. Takes the ink of the text around it. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" fill="none" aria-hidden="true" className={className}>
      <path
        d="M4 4h24v24H4zM4 4l7.5 7.5M28 4l-7.5 7.5M4 28l7.5-7.5M28 28l-7.5-7.5"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path d="M11.5 11.5h9v9h-9z" className="fill-accent stroke-current" strokeWidth="2" strokeLinejoin="round" />
    </svg>
  )
}

/** The mark with the name beside it. */
export function Brand({ name }: { name: string }) {
  return (
    <span className="inline-flex items-center gap-2.5 font-display text-xl text-ink">
      <Mark className="size-6" />
      {name}
    </span>
  )
}
