'use client'

import type { PlayerLabels } from '@studiolo/ui/player'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'

/** Every word of the players. The same object between renders: the player takes a new one for a new language. */
export function usePlayerLabels(): PlayerLabels {
  const t = useTranslations('generation.player')
  return useMemo(
    () => ({
      player: t('player'),
      play: t('play'),
      pause: t('pause'),
      mute: t('mute'),
      unmute: t('unmute'),
      seek: t('seek'),
      volume: t('volume'),
      enterFullscreen: t('enterFullscreen'),
      exitFullscreen: t('exitFullscreen'),
      enterPip: t('enterPip'),
      exitPip: t('exitPip'),
      playbackRate: t('playbackRate'),
      loading: t('loading'),
      // The player fills these two in by itself.
      position: t('position', { currentTime: '{currentTime}', totalTime: '{totalTime}' }),
      playbackTime: t('playbackTime'),
      unknownTime: t('unknownTime'),
      hour: t('hour'),
      hours: t('hours'),
      minute: t('minute'),
      minutes: t('minutes'),
      second: t('second'),
      seconds: t('seconds'),
      failedTitle: t('failedTitle'),
      failedText: t('failedText'),
      retry: t('retry'),
    }),
    [t],
  )
}
