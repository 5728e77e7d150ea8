import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { jobHandlers as assetJobs } from '../assets/worker'
import { jobHandlers as billingJobs } from '../billing/worker'
import { jobHandlers as generationJobs } from '../generation/worker'
import { startGenerations } from '../generation'
import type { GenerationView, OrderInput } from '../generation/contract'
import { grantCredits } from '../credits'
import { inTransaction, type Ctx } from '../kernel/context'
import { findMediaTools } from '../media'
import { addProvider } from '../providers'
import { jobHandlers as providerJobs } from '../providers/worker'
import { createGuardedFetch } from '../kernel/http'
import { closeAtEnd } from './close-at-end'
import { freshDatabase } from './database'
import { asUser, createUser, type TestUser } from './factories'
import { createPump, type Pump } from './pump-jobs'
import { scriptedProvider, type ScriptedOptions } from './scripted-provider/adapter'
import { startSimulator, type Simulator } from './scripted-provider/simulator'
import { world, type World, type WorldOptions } from './world'

export interface Studio extends World {
  simulator: Simulator
  pump: Pump
  /** A fresh creator with these credits, and the context in their hands. */
  creator(credits: number): Promise<{ user: TestUser; ctx: Ctx }>
}

export interface StudioOptions extends WorldOptions {
  provider?: Partial<ScriptedOptions>
}

/** A world with one scripted provider that every video goes to, and a pump for its jobs. */
export async function studio({ provider, env, ...options }: StudioOptions = {}): Promise<Studio> {
  const idempotent = provider?.idempotentStart ?? true
  const simulator = await startSimulator({ result: { bytes: await tinyClip(), mimeType: 'video/mp4' }, idempotent })
  closeAtEnd(simulator.close)
  const scripted = {
    id: 'scripted',
    idempotentStart: idempotent,
    canFind: false,
    canCancel: true,
    ...provider,
    address: simulator.address,
  }
  closeAtEnd(addProvider(scriptedProvider(scripted)))
  const host = new URL(simulator.address).host
  const made = await world({
    database: await freshDatabase(),
    fetch: createGuardedFetch({ allowHosts: [host] }),
    ...options,
    env: {
      PROVIDER_ROUTES: `text-to-video=${scripted.id} speech=${scripted.id}`,
      RATE_LIMITS: 'generate=100000/1h',
      ...env,
    },
  })
  const { ctx } = made
  return {
    ...made,
    simulator,
    pump: createPump(ctx, [...assetJobs, ...billingJobs, ...generationJobs, ...providerJobs]),
    async creator(credits) {
      const user = await createUser(ctx)
      await inTransaction(ctx, (ctx) =>
        grantCredits(ctx, {
          userId: user.id,
          amount: credits,
          source: 'admin',
          idempotencyKey: `grant:${user.id}`,
          reason: 'test',
        }),
      )
      return { user, ctx: asUser(ctx, user) }
    },
  }
}

let orders = 0

/** An order for a video of 5 s at 720p: 7 credits. */
export function videoOrder(change: Partial<OrderInput> = {}): OrderInput {
  const input = { prompt: 'Rain on a window', aspectRatio: '16:9', durationSeconds: 5, resolution: '720p', seed: 1 }
  return { recipe: 'text-to-video', input, idempotencyKey: `order-${++orders}-of-test`, ...change }
}

export const VIDEO_CREDITS = 7

/** Runs due jobs, moves the clock to the next one, until nothing is due within the limit. */
export async function runFor({ pump, clock }: Studio, ms: number): Promise<void> {
  const end = clock.now().getTime() + ms
  for (;;) {
    await pump.untilIdle()
    const wait = await pump.nextDueMs()
    if (wait === null || clock.now().getTime() + wait > end) break
    clock.advance(Math.max(1, wait))
  }
}

/** Starts one video in a creator's hands. */
export async function startVideo(ctx: Ctx, change: Partial<OrderInput> = {}): Promise<GenerationView> {
  const { generations } = await startGenerations(ctx, { orders: [videoOrder(change)] })
  const [view] = generations
  if (!view) throw new Error('nothing was started')
  return view
}

let clip: Promise<Uint8Array> | undefined

/** A real clip of one second, 320 × 180 with a tone, made once a process. */
export function tinyClip(): Promise<Uint8Array> {
  return (clip ??= makeClip())
}

async function makeClip(): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'studiolo-clip-'))
  try {
    const { ffmpeg } = await findMediaTools()
    const path = join(folder, 'clip.mp4')
    const video = ['-f', 'lavfi', '-i', 'testsrc=s=320x180:r=30:d=1']
    const audio = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=1']
    await promisify(execFile)(ffmpeg.path, [
      '-v',
      'error',
      ...video,
      ...audio,
      '-c:v',
      'libx264',
      '-pix_fmt',
      'yuv420p',
      '-c:a',
      'aac',
      '-shortest',
      path,
    ])
    return await readFile(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
