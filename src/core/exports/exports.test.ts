import { execFileSync } from 'node:child_process'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { decodeUtf8 } from '../text/utf8.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import { readDocument } from '../yaml/read-document.ts'
import { type ExportContent, fileNameFor } from './export-target.ts'
import { exportTargets } from './index.ts'
import { joinFiles } from './join-files.ts'
import { jsonList } from './json-list.ts'
import { kubectlApply } from './kubectl-apply.ts'
import { singleFile } from './single-file.ts'
import { zip } from './zip.ts'

const shop: ExportContent = {
  name: 'Shop / Köln',
  files: [
    { name: 'gateways/public.yaml', text: '\ufeff# ours\r\nkind: Gateway\r\n' },
    { name: 'routes.yaml', text: '\ufeff# theirs\n---\nkind: VirtualService\n---\nkind: VirtualService' },
  ],
}

describe('joinFiles', () => {
  it('keeps every character and puts a marker only where none stands', () => {
    expect(joinFiles(shop.files)).toBe(
      '\ufeff# ours\r\nkind: Gateway\r\n# theirs\n---\nkind: VirtualService\n---\nkind: VirtualService',
    )
    const plain = ['kind: A', 'kind: B\n', '# only words\nkind: C\n'].map((text, i) => ({
      name: `${i}`,
      text,
    }))
    expect(joinFiles(plain)).toBe('kind: A\n---\nkind: B\n---\n# only words\nkind: C\n')
  })

  it('closes a document before directives, which YAML asks for', () => {
    const files = ['a: 1\n', '%YAML 1.1\n---\nb: 2\n', '...\n', '%YAML 1.1\n---\nc: 3\n'].map((text, i) => ({
      name: `${i}`,
      text,
    }))
    const joined = joinFiles(files)
    expect(joined).toContain('a: 1\n...\n%YAML')
    expect(parseAllDocuments(joined).map(it => [it.errors.length, it.toJS()])).toEqual([
      [0, { a: 1 }],
      [0, { b: 2 }],
      [0, null],
      [0, { c: 3 }],
    ])
  })

  it('gives the documents of the files in their order', () => {
    const texts = [
      'a: 1',
      'b: |\n  text',
      '---\nc: 3\n...\n',
      '',
      '\n# nothing\n',
      '%YAML 1.1\n---\nd: 4',
      'e: 5\r\n',
    ]
    const joined = joinFiles(texts.map((text, i) => ({ name: `${i}.yaml`, text })))
    const values = cutDocuments(joined).map(it => readDocument(joined.slice(it.from, it.to)).value)
    expect(values.filter(it => typeof it === 'object' && it !== null)).toMatchObject([
      { a: 1 },
      { b: 'text\n' },
      { c: 3 },
      { d: 4 },
      { e: 5 },
    ])
  })
})

it('writes the file on screen byte for byte', () => {
  expect(singleFile.write({ ...shop, activeFile: 'routes.yaml' })).toEqual([
    { name: 'routes.yaml', mime: 'application/yaml', data: shop.files[1]!.text },
  ])
  expect(singleFile.write({ ...shop, activeFile: 'gone.yaml' })[0]).toMatchObject({ name: 'public.yaml' })
})

it('zips the files as they are, the same bytes each time, none outside its folder or lost to another', () => {
  const hostile = ['../../etc/x.yaml', 'etc/x.yaml', '/etc/x.yaml', '__proto__', '..', 'a\\b.yaml']
  const files = [...shop.files, ...hostile.map(name => ({ name, text: name }))]
  const [first] = zip.write({ name: 'x', files })
  expect(zip.write({ name: 'x', files })[0]!.data).toEqual(first!.data)
  const unzipped = unzipSync(first!.data as Uint8Array)
  expect(Object.keys(unzipped)).toEqual([
    'gateways/public.yaml',
    'routes.yaml',
    'etc/x.yaml',
    'etc/x-2.yaml',
    'etc/x-3.yaml',
    '__proto__.yaml',
    'istio.yaml',
    'a/b.yaml',
  ])
  expect(decodeUtf8(unzipped['routes.yaml']!).text).toBe(shop.files[1]!.text)
})

it('writes a command whose text reaches kubectl as it is, whatever is in it', () => {
  const text = 'a: "$HOME `id` $(id) \\ \'"\nYAML\nYAML_2\n'
  const [{ data } = { data: '' }] = kubectlApply.write({ name: 'x', files: [{ name: 'a.yaml', text }] })
  const script = `kubectl() { echo "$@" >&2; cat; }\n${data}`
  expect(execFileSync('sh', ['-c', script], { encoding: 'utf8', stdio: 'pipe' })).toBe(text)
})

it('writes a list of every object as JSON, where all can be read', () => {
  const files = [
    { name: 'a.yaml', text: 'kind: A\n---\n# nothing\n---\nkind: List\nitems:\n- kind: B\n- kind: C\n' },
    { name: 'b.json', text: '{"kind": "D"}' },
  ]
  const [{ data } = { data: '' }] = jsonList.write({ name: 'x', files })
  expect(JSON.parse(String(data))).toEqual({
    apiVersion: 'v1',
    kind: 'List',
    items: [{ kind: 'A' }, { kind: 'B' }, { kind: 'C' }, { kind: 'D' }],
  })
  expect(jsonList.isOffered!({ name: 'x', files })).toBe(true)
  expect(jsonList.isOffered!({ name: 'x', files: [{ name: 'a', text: 'kind: [' }] })).toBe(false)
})

it('makes something of a workspace without files', () => {
  for (const target of exportTargets) {
    const [file] = target.write({ name: '', files: [] })
    expect(file!.name).toMatch(/^istio\./)
  }
})

it('makes file names that every file system takes', () => {
  expect(fileNameFor('Shop / Köln')).toBe('shop-köln')
  expect(fileNameFor('../..')).toBe('istio')
  expect(fileNameFor('x'.repeat(200))).toHaveLength(60)
})
