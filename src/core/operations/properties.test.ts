import { describe, expect, it } from 'vitest'
import { nastyFiles } from '../../testing/nasty-files.ts'
import fc from '../../testing/property.ts'
import { examples } from '../examples/index.ts'
import { identifyFiles } from '../model/locate.ts'
import type { Place, Resource } from '../model/resource.ts'
import { defaultSettings } from '../settings.ts'
import { applyChanges, type Files, invertChanges } from '../text/file-change.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { addDestination } from './add-destination.ts'
import { addMatch } from './add-match.ts'
import { addResource } from './add-resource.ts'
import { addRule } from './add-rule.ts'
import { addServer } from './add-server.ts'
import { deletePlace } from './delete-place.ts'
import { deleteResources } from './delete-resources.ts'
import { duplicateResource } from './duplicate-resource.ts'
import { insertItem } from './insert-item.ts'
import { linkGateway } from './link-gateway.ts'
import { moveItem } from './move-item.ts'
import type { Operation } from './operation.ts'
import { prunePath } from './prune.ts'
import { removeField } from './remove-field.ts'
import { removeItem } from './remove-item.ts'
import { renameField } from './rename-field.ts'
import { renameResource } from './rename-resource.ts'
import { setField } from './set-field.ts'
import { scaleWeights, setShare, splitEvenly } from './set-share.ts'
import { setWeights } from './set-weights.ts'
import { unlinkGateway } from './unlink-gateway.ts'

/** Every kind of text there is, as one workspace: what is nasty gets a kind, so that it is a resource. */
const files: Files = [
  ...examples.flatMap(it => it.files.map(file => ({ ...file, name: `${it.id}-${file.name}` }))),
  ...nastyFiles.map(({ text }, i) => ({ name: `nasty-${i}.yaml`, text })),
  ...nastyFiles.map(({ text }, i) => ({ name: `kind-${i}.yaml`, text: `kind: Nasty\n${text}` })),
  {
    name: 'list.yaml',
    text: 'kind: List\nitems:\n# a\n- kind: A\n  spec: {a: [1, 2]} # one\n- kind: A\n  spec:\n    b: x\n',
  },
]

const places = placesOf(files)

/** Any place of any resource, with what is there. */
const place = fc.constantFrom(...places)

const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>(tie => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom<Json>(
      'web',
      'on',
      '',
      'a: b',
      '# no',
      '- x',
      '8080',
      ' lead',
      'ü\n  two\n',
      '"',
      "it's",
      '*',
    ),
    fc.integer({ min: -5, max: 99_999 }),
    fc.boolean(),
    fc.constant(null),
    fc.string(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('name', 'on', 'x-y', 'port', 'a b', '1'), tie('value'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).value

const operation: fc.Arbitrary<Operation> = fc
  .tuple(place, place, value, fc.nat(4), fc.nat(4), fc.nat(20))
  .map(([{ at }, { at: other }, json, one, two, which]) => {
    const list = at.path.slice(0, -1)
    const all = [
      setField(at, json),
      setField({ ...at, path: [...at.path, 'added'] }, json),
      removeField(at),
      renameField(at, `renamed-${one}`),
      insertItem(at, one, json),
      insertItem({ ...at, path: list }, one, json),
      moveItem({ ...at, path: list }, one, two),
      moveItem(at, one, two),
      removeItem(at),
      setWeights({ ...at, path: at.path.slice(0, 3) }, [one, two]),
      setShare({ ...at, path: at.path.slice(0, 3) }, one, which * 5, [two]),
      scaleWeights({ ...at, path: at.path.slice(0, 3) }),
      splitEvenly({ ...at, path: at.path.slice(0, 3) }, [two]),
      addResource({ kind: 'Gateway', file: one % 2 ? undefined : files[two]!.name }),
      addServer(at.resource),
      addRule(at.resource, one % 2 ? 'http' : 'tcp'),
      addMatch({ ...at, path: at.path.slice(0, 3) }),
      addDestination({ ...at, path: at.path.slice(0, 3) }, { host: `h${one}` }),
      linkGateway(at.resource, other.resource),
      unlinkGateway(at.resource, other.resource),
      deleteResources([at.resource, other.resource]),
      duplicateResource(at.resource),
      renameResource(at.resource, `name-${one}`),
      deletePlace(at),
    ]
    return all[which % all.length]!
  })

describe('any operation', () => {
  it('is done or refused, never throws, and is taken back to the byte, after any others', () => {
    fc.assert(
      fc.property(fc.array(operation, { minLength: 1, maxLength: 8 }), operations => {
        const undo: ReturnType<typeof invertChanges>[] = []
        let now = files
        for (const it of operations) {
          const result = it.run(now)
          if (!result.ok) {
            expect(result.reason).not.toBe('')
            continue
          }
          undo.push(invertChanges(now, result.changes))
          now = applyChanges(now, result.changes)
          for (const document of identifyFiles(now, defaultSettings)) {
            const readable = !originallyBroken.has(document.document.text)
            if (readable)
              expect([it.title, document.document.text, document.document.readable]).toEqual([
                it.title,
                document.document.text,
                true,
              ])
          }
        }
        for (const changes of undo.reverse()) now = applyChanges(now, changes)
        expect(now).toEqual(files)
      }),
      { numRuns: 150 },
    )
  })

  it('leaves the text of all documents but its own alone', () => {
    fc.assert(
      fc.property(place, value, fc.nat(8), ({ at, resource }, json, which) => {
        const all = [
          setField(at, json),
          removeField(at),
          renameField(at, 'renamed'),
          insertItem(at, 1, json),
          removeItem(at),
          moveItem(at, 0, 1),
          addServer(at.resource),
          addRule(at.resource),
          addMatch({ ...at, path: at.path.slice(0, 3) }),
        ]
        const result = all[which]!.run(files)
        if (!result.ok) return
        const before = textsOf(files)
        const after = textsOf(applyChanges(files, result.changes))
        expect(after.length).toBe(before.length)
        before.forEach((it, i) => {
          if (it.file !== resource.file || it.index !== resource.document) expect(after[i]).toEqual(it)
        })
      }),
      { numRuns: 250 },
    )
  })
})

describe('what an operation on a field writes', () => {
  it('reads as the value that was set, and everything else as before', () => {
    holds(
      (at, json) => setField(at, json),
      (root, path, json) => setIn(root, path, json),
    )
  })

  it('reads as nothing after it was removed, and everything else as before', () => {
    holds(
      at => (typeof at.path.at(-1) === 'number' ? removeItem(at) : removeField(at)),
      (root, path, _, resource) => removeIn(root, prunePath(resource, path)),
    )
  })

  it('keeps every comment, wherever a value is set that holds none', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...places.filter(it => typeof it.value !== 'object')),
        fc.nat(999),
        ({ at, resource }, number) => {
          const result = setField(at, number).run(files)
          if (!result.ok) return
          const before = documentText(files, resource)
          const after = documentText(applyChanges(files, result.changes), resource)
          const own = valueAt(resource.value, at.path)
          // A number sign in the value itself is no comment.
          if (typeof own === 'string' && own.includes('#')) return
          expect(commentsOf(after)).toEqual(commentsOf(before))
        },
      ),
      { numRuns: 250 },
    )
  })
})

const originallyBroken = new Set(
  identifyFiles(files, defaultSettings)
    .filter(it => !it.document.readable)
    .map(it => it.document.text),
)

/** Runs an operation at any place and holds the object it leaves against one made by plain means. */
function holds(
  make: (at: Place, json: Json) => Operation,
  expected: (root: Json, path: Path, json: Json, resource: Resource) => Json,
) {
  let done = 0
  fc.assert(
    fc.property(place, value, ({ at, resource }, json) => {
      const result = make(at, json).run(files)
      if (!result.ok) return
      done++
      const after = identifyFiles(applyChanges(files, result.changes), defaultSettings).find(
        it => it.file === resource.file && it.index === resource.document,
      )
      const object = valueAt(after?.document.value, resource.base)
      expect(plain(object as Json)).toEqual(
        plain(expected(plain(resource.value as Json), at.path, json, resource)),
      )
    }),
    { numRuns: 400 },
  )
  expect(done).toBeGreaterThan(150)
}

function setIn(root: Json, path: Path, json: Json): Json {
  const [step, ...rest] = path
  if (step === undefined) return json
  if (Array.isArray(root)) return root.with(Number(step), setIn(root[Number(step)]!, rest, json))
  const map = root as { [key: string]: Json }
  return { ...map, [step]: setIn(map[step] ?? {}, rest, json) }
}

function removeIn(root: Json, path: Path): Json {
  const [step, ...rest] = path
  if (Array.isArray(root))
    return rest.length === 0
      ? root.toSpliced(Number(step), 1)
      : root.with(Number(step), removeIn(root[Number(step)]!, rest))
  const map = { ...(root as { [key: string]: Json }) }
  if (rest.length === 0) delete map[step!]
  else map[step!] = removeIn(map[step!]!, rest)
  return map
}

function plain(json: Json): Json {
  return JSON.parse(JSON.stringify(json ?? null)) as Json
}

function placesOf(all: Files): { at: Place; resource: Resource; value: Json }[] {
  return (
    identifyFiles(all, defaultSettings)
      .filter(it => it.document.readable)
      .flatMap(it => it.resources)
      .flatMap(resource =>
        pathsIn(resource.value as Json).map(path => ({
          at: { resource: resource.id, path },
          resource,
          value: valueAt(resource.value, path) as Json,
        })),
      )
      // What names a resource is changed by renaming it.
      .filter(({ at }) => at.path.length > 1 && at.path[0] !== 'metadata')
  )
}

function pathsIn(json: Json, path: Path = []): Path[] {
  if (typeof json !== 'object' || json === null) return [path]
  const steps = Array.isArray(json) ? json.map((_, i) => i) : Object.keys(json)
  return [
    path,
    ...steps.flatMap(it => pathsIn((json as { [key: string | number]: Json })[it]!, [...path, it])),
  ]
}

function textsOf(all: Files) {
  return identifyFiles(all, defaultSettings).map(({ file, index, document }) => ({
    file,
    index,
    text: document.text,
  }))
}

function documentText(all: Files, resource: Resource): string {
  return textsOf(all).find(it => it.file === resource.file && it.index === resource.document)!.text
}

function commentsOf(text: string): string[] {
  return text.match(/(?:^|\s)#[^\n]*/g)?.map(it => it.trim()) ?? []
}
