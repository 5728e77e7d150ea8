/** One way to play: the browser's own HLS, hls.js over Media Source, or the plain file. */
export type SourceWay = { by: 'native-hls' | 'hls.js' | 'file'; url: string }

export type SourceFacts = {
  hlsUrl?: string
  mp4Url?: string
  /** What `canPlayType('application/vnd.apple.mpegurl')` answers. */
  nativeHls: string
  /** Whether Media Source Extensions are there. */
  mediaSource: boolean
}

/**
 * The ways in the order they are tried; when one fails the next takes over where it stopped.
 * `probably` is said by browsers whose HLS is mature; where it is only `maybe` hls.js goes first.
 */
export function planSources({ hlsUrl, mp4Url, nativeHls, mediaSource }: SourceFacts): SourceWay[] {
  const ways: SourceWay[] = []
  if (hlsUrl) {
    const native: SourceWay[] = nativeHls === '' ? [] : [{ by: 'native-hls', url: hlsUrl }]
    const script: SourceWay[] = mediaSource ? [{ by: 'hls.js', url: hlsUrl }] : []
    ways.push(...(nativeHls === 'probably' ? [...native, ...script] : [...script, ...native]))
  }
  if (mp4Url) ways.push({ by: 'file', url: mp4Url })
  return ways
}
