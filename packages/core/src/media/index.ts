export { runChild, type ChildRun } from './child'
export { mediaConfig } from './config'
export {
  configuredToolProblems,
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
export type { Admission } from './admission'
export type { Loudness } from './loudness'
export type { AudioFacts, MediaFacts, Note, NoteCode, RefusalCode, VideoFacts } from './media-facts'
export {
  mediaAdmission,
  mediaTools,
  processMedia,
  type MediaStage,
  type ProcessedMedia,
  type ProcessInput,
} from './process-media'
export { publishMedia, type PublishedRendition, type PublishInput } from './publish'
export type { MadeRendition } from './renditions'
