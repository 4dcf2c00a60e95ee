import { describe, expect, it } from 'vitest'
import { recording } from '../../testing/recordings.ts'
import { cutDocuments } from './cut-documents.ts'
import { equalJson } from './edit/json.ts'
import { readDocument } from './read-document.ts'
import type { Json } from './source-document.ts'

const readings = recording('conformance/yaml.jsonl.gz')

type Reading = { readonly json: Json } | { readonly error: string }

interface Case {
  readonly id: string
  readonly yaml: string
  readonly docs: readonly Reading[]
}

/** kubectl refuses the tab in a text of blanks; the recording left such texts out. */
const notRecorded = 'yd04553'

describe.skipIf(!readings.isThere)('the recorded readings of kubectl', { timeout: 300_000 }, () => {
  it('agree on the documents of a file, on which of them can be read, and on every value', () => {
    const disagreements = readings
      .lines()
      .map(it => JSON.parse(it) as Case)
      .filter(({ yaml, docs }) => !agree(docs, readingsOf(yaml)))
    expect(disagreements.map(it => it.id)).toEqual([notRecorded])
  })
})

function readingsOf(text: string): Reading[] {
  return cutDocuments(text).flatMap(({ from, to, skipped, marked }): Reading[] => {
    if (skipped) return []
    const { readable, value = null, faults } = readDocument(text.slice(from, to), marked)
    if (!readable) return [{ error: faults[0]?.message ?? '' }]
    return value === null ? [] : [{ json: value }]
  })
}

function agree(recorded: readonly Reading[], ours: readonly Reading[]): boolean {
  return (
    recorded.length === ours.length &&
    recorded.every((it, i) => {
      const other = ours[i]!
      return 'json' in it ? 'json' in other && equalJson(it.json, other.json) : 'error' in other
    })
  )
}
