import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { grantCredits } from '@studiolo/core/credits'
import { startGenerations } from '@studiolo/core/generation'
import { inTransaction, type Ctx } from '@studiolo/core/kernel/context'
import { mediaTools, runFfmpeg, type MediaTools } from '@studiolo/core/media'
import { LIVE_CHANNEL } from '@studiolo/core/notify'
import { assignPlan } from '@studiolo/core/plans'
import { asUser, createUser } from '@studiolo/core/testing/factories'
import { startSimulator, type Simulator } from '@studiolo/core/testing/scripted-provider/simulator'
import { idToUuid } from '@studiolo/db/states/ids'
import { createRecorder, runBare } from './generation/recorded-commands'
import { firstMessage } from './instance/children'
import { withInstance, type Instance } from './instance/instance'
import { root } from './instance/web-server'
import { median, report, rounded } from './measuring/measure'
import { readOptions } from './measuring/options'

/**
 * A clip of 30 s, 1080p30 with sound, the whole way: ordered, held, submitted to a provider that has it ready, checked,
 * downloaded, processed, published and settled by a worker process, against nothing but the FFmpeg commands that this
 * runs. They are written down once by a script in FFmpeg's place and then run bare.
 */

const TARGET = 1.1
const ENOUGH_CREDITS = 100_000

let orders = 0

const { rounds, isQuick } = readOptions()
const SECONDS = isQuick ? 4 : 30

await withInstance(measure, { PROVIDER_ROUTES: 'text-to-video=scripted', RATE_LIMITS: 'generate=1000/1h' })

async function measure(instance: Instance): Promise<void> {
  const { dir, ctx } = instance
  const tools = await mediaTools(ctx)
  const input = await makeClip(dir, tools)
  const result = { bytes: await readFile(input), mimeType: 'video/mp4' }
  const simulator = await startSimulator({ result, idempotent: true })
  try {
    const generate = await openStudio(instance)
    const commands = await recordCommands(instance, tools, simulator, generate)
    const worker = await startWorker(instance, simulator, {})
    await generate()
    await compare(generate, () => runBare(dir, tools.ffmpeg.path, input, commands))
    await instance.children.end(worker)
  } finally {
    await simulator.close()
  }
}

async function compare(generate: () => Promise<Generated>, bareRun: () => Promise<number>): Promise<void> {
  const seen = { ratios: [] as number[], controls: [] as number[], added: [] as number[], bare: [] as number[] }
  const stages: Record<string, number>[] = []
  for (let round = 0; round < rounds; round++) {
    const before = await bareRun()
    const whole = await generate()
    const after = await bareRun()
    const bare = (before + after) / 2
    seen.ratios.push(whole.tookMs / bare)
    seen.controls.push(round % 2 === 0 ? after / before : before / after)
    seen.added.push(whole.tookMs - bare)
    seen.bare.push(bare)
    stages.push(whole.stagesMs)
    process.stdout.write(
      `bare ${Math.round(before)} and ${Math.round(after)} ms, whole ${Math.round(whole.tookMs)} ms\n`,
    )
  }
  const names = Object.keys(stages[0] ?? {})
  report({
    name: 'generation',
    ratio: rounded(median(seen.ratios)),
    unit: `from the order to the settled generation, a clip of ${SECONDS} s / its bare FFmpeg commands`,
    target: TARGET,
    rounds,
    control: rounded(median(seen.controls)),
    addedMs: Math.round(median(seen.added)),
    bareMs: Math.round(median(seen.bare)),
    stagesMs: Object.fromEntries(names.map((name) => [name, median(stages.map((stage) => stage[name] ?? 0))])),
  })
}

async function makeClip(dir: string, tools: MediaTools): Promise<string> {
  const sources = `-f lavfi -i testsrc2=s=1920x1080:r=30:d=${SECONDS} -f lavfi -i anoisesrc=d=${SECONDS}:a=0.1:c=pink`
  const encode = '-c:v libx264 -preset veryfast -crf 20 -g 250 -pix_fmt yuv420p -c:a aac -b:a 192k clip.mp4'
  await runFfmpeg({ tools, cwd: dir, args: `${sources} ${encode}`.split(' ') })
  return join(dir, 'clip.mp4')
}

async function recordCommands(
  instance: Instance,
  { ffmpeg }: MediaTools,
  simulator: Simulator,
  generate: () => Promise<Generated>,
) {
  const recorder = await createRecorder(instance.dir, ffmpeg.path)
  const env = { FFMPEG_PATH: recorder.script, STUDIOLO_MEDIA_SANDBOX: 'off' }
  const worker = await startWorker(instance, simulator, env)
  await generate()
  await instance.children.end(worker)
  const commands = await recorder.commands()
  if (commands.length === 0) throw new Error('no FFmpeg command was seen')
  process.stdout.write(`${commands.length} FFmpeg commands\n`)
  return commands
}

async function startWorker({ children, env }: Instance, { address }: Simulator, extra: Record<string, string>) {
  const worker = children.start({
    name: 'worker',
    args: ['--import', 'tsx', join(root, 'apps/worker/src/testing/scripted-worker.ts'), address],
    env: { ...env, TRUSTED_HOSTS: new URL(address).host, LOG_LEVEL: 'warn', ...extra },
  })
  await firstMessage(worker)
  return worker
}

interface Generated {
  /** From the call to the committed settlement, as a creator's browser would hear of it. */
  tookMs: number
  stagesMs: Record<string, number>
}

/** A creator with credits and a plan without limits; each call orders one video and waits for its end. */
async function openStudio({ ctx, database }: Instance): Promise<() => Promise<Generated>> {
  const { sql } = database
  const user = await createUser(ctx)
  const grant = { userId: user.id, amount: ENOUGH_CREDITS, source: 'admin', reason: 'bench' } as const
  await inTransaction(ctx, (ctx) => grantCredits(ctx, { ...grant, idempotencyKey: 'bench' }))
  await inTransaction(ctx, (ctx) => assignPlan(ctx, user.id, 'business'))
  let ring = () => {}
  await sql.listen(LIVE_CHANNEL, () => ring())

  async function untilSettled(id: string): Promise<void> {
    for (;;) {
      const rung = new Promise<void>((resolve) => {
        ring = resolve
      })
      const [row] = await sql`select status, error_kind from generation where id = ${id}`
      if (row?.['status'] === 'succeeded') return
      if (row?.['status'] === 'failed') throw new Error(`the generation failed: ${row['error_kind']}`)
      await rung
    }
  }

  return async () => {
    const startedAt = performance.now()
    const id = await order(asUser(ctx, user))
    await untilSettled(id)
    const tookMs = performance.now() - startedAt
    const rows = await sql`
      select name, extract(epoch from finished_at - started_at) * 1000 as ms from generation_stage
      where generation_id = ${id} and finished_at is not null order by started_at`
    return { tookMs, stagesMs: Object.fromEntries(rows.map(({ name, ms }) => [name, Math.round(Number(ms))])) }
  }
}

/** Answers the id as the table has it. */
async function order(ctx: Ctx): Promise<string> {
  const input = { prompt: 'Rain on a window', aspectRatio: '16:9', durationSeconds: 5, resolution: '720p', seed: 1 }
  const { generations } = await startGenerations(ctx, {
    orders: [{ recipe: 'text-to-video', input, idempotencyKey: `bench-order-${++orders}` }],
  })
  const [generation] = generations
  if (!generation) throw new Error('nothing was started')
  return idToUuid(generation.id)
}
