import type { GenerationChanged, GenerationView, StageView } from '@studiolo/core/generation/contract'
import { stageNames, type GenerationState } from '@studiolo/db/states/generation'

/** A page of generations as the server answers it. */
export interface GenerationPage {
  items: GenerationView[]
  nextCursor: string | null
}

/** The same, endless. */
export interface GenerationPages {
  pages: GenerationPage[]
  pageParams: unknown[]
}

const ENDED: ReadonlySet<GenerationState> = new Set(['succeeded', 'failed', 'canceled'])

export function hasEnded(status: GenerationState): boolean {
  return ENDED.has(status)
}

/** Must the whole be read again? Stages and the time left are not in the event. */
export function needsReading(view: GenerationView | undefined, event: GenerationChanged): boolean {
  return !view || view.stage !== event.stage || view.status !== event.status || view.settlement !== event.settlement
}

/** The generation as the event tells it; what ended stays as it ended, but for one that is rescued. */
export function applyEvent(view: GenerationView, event: GenerationChanged): GenerationView {
  const { status, settlement, stage, percent } = event
  if (view.id !== event.id || (hasEnded(view.status) && !hasEnded(status))) return view
  return {
    ...view,
    status,
    settlement,
    stage,
    progress: percent,
    stages: view.stages.map((step) => moveStage(step, event)),
    queuePosition: status === 'queued' ? view.queuePosition : undefined,
    cancel: status === view.status && stage === view.stage ? view.cancel : notNow(view, event),
  }
}

function moveStage(step: StageView, { stage, stageState, stagePercent }: GenerationChanged): StageView {
  const order = stageNames.indexOf(step.name) - stageNames.indexOf(stage)
  if (order > 0)
    return stageState === 'failed' ? { ...step, state: 'skipped' } : { ...step, state: 'pending', percent: 0 }
  if (order < 0) return step.state === 'skipped' ? step : { ...step, state: 'done', percent: 100 }
  return { ...step, state: stageState, percent: stageState === 'done' ? 100 : stagePercent }
}

/** Until the whole is read again: what stops, ended or is nearly there cannot be canceled. */
function notNow({ cancel }: GenerationView, { status, stage }: GenerationChanged): GenerationView['cancel'] {
  const early = stage === 'queued' || stage === 'submitting' || stage === 'generating'
  return early && (status === 'queued' || status === 'running') ? cancel : { possible: false, releases: false }
}

/** The newer of what is in the cache and what was read: an answer may be older than the events that came meanwhile. */
export function newerOf(cached: GenerationView | undefined, read: GenerationView): GenerationView {
  if (!cached) return read
  if (hasEnded(cached.status) && !hasEnded(read.status)) return cached
  if (cached.stage === read.stage && cached.progress > read.progress) {
    return { ...read, progress: cached.progress, stages: cached.stages.length > 0 ? cached.stages : read.stages }
  }
  return read
}

/** The page with its generations changed; the same object when nothing changed. */
export function changeInPage(page: GenerationPage, change: (view: GenerationView) => GenerationView): GenerationPage {
  const items = page.items.map(change)
  return items.some((item, index) => item !== page.items[index]) ? { ...page, items } : page
}

const replaceBy = (view: GenerationView) => (cached: GenerationView) =>
  cached.id === view.id ? newerOf(cached, view) : cached

/** The page of those under way: a new one comes first, one that ended leaves. */
export function settleInLivePage(page: GenerationPage, view: GenerationView): GenerationPage {
  if (hasEnded(view.status)) return { ...page, items: page.items.filter((item) => item.id !== view.id) }
  return putFirst(page, view)
}

/** The page with a generation in its place, or at the head when it is new. */
export function putFirst(page: GenerationPage, view: GenerationView): GenerationPage {
  if (page.items.some((item) => item.id === view.id)) return changeInPage(page, replaceBy(view))
  return { ...page, items: [view, ...page.items] }
}

/** The endless list with a generation in its place, or at its head when it is newer than all in it. */
export function putInPages(cached: GenerationPages, view: GenerationView): GenerationPages {
  const [first, ...rest] = cached.pages
  if (!first) return cached
  if (cached.pages.some((page) => page.items.some((item) => item.id === view.id))) {
    return { ...cached, pages: cached.pages.map((page) => changeInPage(page, replaceBy(view))) }
  }
  const [newest] = first.items
  // Ids sort by time: what is older belongs to a page that is not loaded.
  if (newest && newest.id > view.id) return cached
  return { ...cached, pages: [putFirst(first, view), ...rest] }
}
