import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** Recorded answers of the real Istio. They lie beside the checkout, not in it. */
export interface Recording {
  /** False on a machine without the recordings and in `npm run unit:fast`: the tests that need them are skipped there. */
  readonly isThere: boolean
  /** The whole text, unzipped. */
  text(): string
  /** A JSON text each. */
  lines(): string[]
}

/**
 * A file below `../shared`, such as `conformance/routes.jsonl.gz`. Where it is missing, CI fails unless `WITHOUT_RECORDINGS` is
 * set, and other machines skip: a green CI never hides a comparison that did not run.
 */
export function recording(path: string): Recording {
  const file = new URL(`../../../shared/${path}`, import.meta.url)
  const isThere = existsSync(file) && !process.env.UNIT_FAST
  if (!isThere && process.env.CI && !process.env.WITHOUT_RECORDINGS)
    throw new Error(`The recording ../shared/${path} is missing`)
  return { isThere, text, lines: () => text().trim().split('\n') }

  function text(): string {
    const bytes = readFileSync(file)
    return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  }
}
