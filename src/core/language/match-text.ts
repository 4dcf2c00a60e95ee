import { RE2JS } from '@bufbuild/re2'

/** Whether an RE2 pattern takes a whole text, as Envoy matches. A pattern that does not compile takes nothing. */
export function matchesWhole(pattern: string, text: string): boolean {
  return compiled(pattern)?.matches(text) ?? false
}

/** Whether an RE2 pattern is found anywhere in a text, as Envoy looks for what a rewrite replaces. */
export function matchesPart(pattern: string, text: string): boolean {
  return compiled(pattern)?.test(text) ?? false
}

/** Whether RE2 takes a pattern at all. */
export function isPattern(pattern: string): boolean {
  return compiled(pattern) !== undefined
}

const cache = new Map<string, RE2JS | undefined>()

function compiled(pattern: string): RE2JS | undefined {
  if (cache.has(pattern)) return cache.get(pattern)
  if (cache.size > 2000) cache.clear()
  const regex = tryCompile(pattern)
  cache.set(pattern, regex)
  return regex
}

function tryCompile(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern)
  } catch {
    return undefined
  }
}
