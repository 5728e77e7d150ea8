export { mediaConfig } from './config'
export {
  findMediaTools,
  type FindOptions,
  type MediaTools,
  type MediaToolsWarning,
  type Tool,
  type ToolSource,
} from './find-tools'
export { runFfmpeg, FfmpegError, type FfmpegFailure, type FfmpegRun } from './run-ffmpeg'
export type { Progress } from './progress'
export type { Sandbox } from './sandbox'
export { sweepScratch, withScratch } from './scratch'
