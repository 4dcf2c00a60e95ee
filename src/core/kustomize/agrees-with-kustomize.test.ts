import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { isMap } from '../yaml/is-map.ts'
import type { Json } from '../yaml/source-document.ts'
import { readDocuments } from './files/workspace-files.ts'
import { resolveKustomization } from './resolve.ts'
import { plain } from './traced/traced.ts'

interface Recorded {
  readonly id: string
  readonly files: Readonly<Record<string, string>>
  readonly root: string
  readonly yaml?: string
  readonly error?: true
}

const folder = fileURLToPath(new URL('./cases/', import.meta.url))
const recorded: readonly Recorded[] = JSON.parse(
  gunzipSync(readFileSync(process.env.KUSTOMIZE_ANSWERS ?? join(folder, 'recorded.json.gz'))).toString(),
)

describe('a kustomization', () => {
  it('is recorded for every case that is written down', () => {
    const written = readdirSync(folder).filter(it => it.endsWith('.txt'))
    expect(written.length).toBeGreaterThan(45)
    const stale = written.filter(name => {
      const text = readFileSync(join(folder, name), 'utf8')
      const known = recorded.find(it => `${it.id}.txt` === name)
      return !known || Object.values(known.files).some(it => !text.includes(it.trimEnd()))
    })
    // `npm run kustomize -- --record` writes the recording.
    expect(stale).toEqual([])
  })

  it.each(recorded.filter(it => !it.error))('builds what kustomize builds: $id', ({ files, root, yaml }) => {
    const { resources, problems } = resolveKustomization(asFiles(files), root)
    expect(problems.filter(it => it.severity === 'error')).toEqual([])
    const built = readDocuments(yaml!).map(it => it.source.value!)
    expect(resources.map(it => plain(it.value))).toEqual(built.filter(it => !isGenerated(it, files)))
  })

  it.each(recorded.filter(it => it.error))(
    'is refused where kustomize refuses it: $id',
    ({ files, root }) => {
      const { resources, problems } = resolveKustomization(asFiles(files), root)
      expect(resources).toEqual([])
      const errors = problems.filter(it => it.severity === 'error')
      expect(errors).toHaveLength(1)
      expect(errors[0]!.message).not.toContain('fault of Drawbridge')
      expect(Object.keys(files)).toContain(errors[0]!.at.file)
    },
  )
})

function asFiles(files: Recorded['files']) {
  return Object.entries(files).map(([name, text]) => ({ name, text }))
}

/** What a generator makes is left out of the view. */
function isGenerated(built: Json, files: Recorded['files']): boolean {
  const hasGenerator = Object.values(files).some(it => it.includes('Generator:'))
  return hasGenerator && isMap(built) && (built.kind === 'ConfigMap' || built.kind === 'Secret')
}
