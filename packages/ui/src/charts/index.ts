export { BarSeries } from './bar-series'
export type { BarSeriesProps } from './bar-series'
export { Sparkline } from './sparkline'
export type { ChartTone, SparklineProps } from './sparkline'
