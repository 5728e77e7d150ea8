/** The few parts of the library that are used here; it ships no types. */
declare module 'autocannon' {
  interface Result {
    duration: number
    errors: number
    non2xx: number
    requests: { total: number }
    latency: { p50: number; p99: number }
    throughput: { total: number }
  }
  export default function autocannon(options: {
    url: string
    connections: number
    duration: number
    headers: Record<string, string>
  }): Promise<Result>
}
