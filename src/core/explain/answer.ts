import type { Explanation } from './explanation.ts'

/** What a client sees in the end, and what to change. */
export type Answer = Pick<Explanation, 'title' | 'seen' | 'advice' | 'verdict'>

/** The answer to a request that does not come where it was sent. */
export function stopped(title: string, seen: string, advice: string): Answer {
  return { title, seen, advice, verdict: 'stopped' }
}
