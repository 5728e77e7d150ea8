import type { GenerationChanged, GenerationView } from '@studiolo/core/generation/contract'
import { stageNames } from '@studiolo/db/states/generation'

/** A video that is being made, for tests. */
export function sampleGeneration(change: Partial<GenerationView> = {}): GenerationView {
  return {
    id: 'gen_2',
    recipe: 'text-to-video',
    input: { prompt: 'Rain', aspectRatio: '16:9', durationSeconds: 5, resolution: '720p' },
    seed: 7,
    title: 'Rain',
    status: 'running',
    settlement: 'held',
    stages: stageNames.map((name, index) => ({
      name,
      state: index < 2 ? 'done' : index === 2 ? 'active' : 'pending',
      percent: index < 2 ? 100 : 0,
      startedAt: null,
      finishedAt: null,
    })),
    stage: 'generating',
    progress: 2,
    credits: { quoted: 7, held: 7, charged: 0, released: 0 },
    quoteLines: [],
    assets: [],
    provider: 'Built-in renderer',
    cancel: { possible: true, releases: true },
    sourceId: null,
    createdAt: new Date('2026-01-15T12:00:00Z'),
    startedAt: null,
    finishedAt: null,
    ...change,
  }
}

/** The event that its maker is at half, for tests. */
export function sampleEvent(change: Partial<GenerationChanged> = {}): GenerationChanged {
  return {
    id: 'gen_2',
    status: 'running',
    settlement: 'held',
    stage: 'generating',
    stageState: 'active',
    stagePercent: 50,
    percent: 30,
    ...change,
  }
}
