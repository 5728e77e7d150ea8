export const generationStates = ['queued', 'running', 'canceling', 'succeeded', 'failed', 'canceled'] as const
export type GenerationState = (typeof generationStates)[number]

export const liveGenerationStates = ['queued', 'running', 'canceling'] as const satisfies GenerationState[]

/** What became of the hold: still held, charged, given back, or delivered late with nothing charged. */
export const settlements = ['held', 'captured', 'released', 'waived'] as const
export type Settlement = (typeof settlements)[number]

/** The visible steps of a generation, in order. */
export const stageNames = ['queued', 'submitting', 'generating', 'downloading', 'processing', 'publishing'] as const
export type StageName = (typeof stageNames)[number]

export const stageStates = ['pending', 'active', 'done', 'failed', 'skipped'] as const
export type StageState = (typeof stageStates)[number]

/** `unknown`: it may have been accepted, the answer was lost. */
export const attemptStates = ['submitting', 'accepted', 'succeeded', 'failed', 'canceled', 'unknown'] as const
export type AttemptState = (typeof attemptStates)[number]
