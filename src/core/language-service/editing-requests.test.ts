import { describe, expect, it } from 'vitest'
import { languageService } from '../language-client.ts'
import { createSession } from '../session.ts'
import { applyChanges, type Files } from '../text/file-change.ts'
import { positionsIn } from '../text/positions/position.ts'
import { fileChangesOf } from '../text/positions/workspace-edit.ts'
import { semanticTokenTypes } from './semantic-tokens.ts'

function serviceOf(files: Files) {
  const session = createSession()
  session.update(files)
  return languageService(session)
}

const shop = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  hosts: [shop.example.com]
  gateways:
  - public
  http:
  # First.
  # See https://example.com/why, in full.
  - match:
    - uri:
        regex: "/c.*"
    timeout: 5s
    route:
    - destination:
        host: cart
        subset: v2
`

describe('formatting', () => {
  it('gives the smallest edits in the protocol’s form', () => {
    const files = [{ name: 'a.yaml', text: 'a:   1\nb: 2\n' }]
    const edits = serviceOf(files).formatting({ file: 'a.yaml' })
    expect(edits).toHaveLength(1)
    const changes = fileChangesOf(files, { documentChanges: [{ file: 'a.yaml', edits }] })
    expect(applyChanges(files, changes)[0]!.text).toBe('a: 1\nb: 2\n')
  })
})

describe('a text that was analysed', () => {
  it.each([
    'a:   1\n---\nb:   2\n',
    'a:   1\n...\nb:   2\n---\nc:   3\n',
    '---{a:   1}\n---\nb:   2\n',
    '%YAML 1.2\n---\na:   1\n',
    '\ufeff# One\n---\n{a:   1}\n---\n"\n---\nb:   2\n',
  ])('is answered about as one that is new: %j', text => {
    const analysed = serviceOf([{ name: 'a.yaml', text }])
    const newer = serviceOf([{ name: 'a.yaml', text: 'a: 1\n' }])
    for (const ask of ['formatting', 'foldingRanges', 'documentLinks', 'semanticTokens'] as const)
      expect(analysed[ask]({ file: 'a.yaml' })).toEqual(newer[ask]({ file: 'a.yaml', text }))
  })
})

describe('semantic tokens', () => {
  it('name kinds, hosts, references, durations and regular expressions, without their quotes', () => {
    const { data } = serviceOf([{ name: 'a.yaml', text: shop }]).semanticTokens({ file: 'a.yaml' })
    const lines = shop.split('\n')
    const words: string[] = []
    let [line, character] = [0, 0]
    for (let i = 0; i < data.length; i += 5) {
      const [down, right, length, type] = data.slice(i, i + 4) as [number, number, number, number]
      character = down > 0 ? right : character + right
      line += down
      words.push(`${semanticTokenTypes[type]} ${lines[line]!.slice(character, character + length)}`)
    }
    expect(words).toEqual([
      'kind VirtualService',
      'host shop.example.com',
      'reference public',
      'regexp /c.*',
      'duration 5s',
      'reference cart',
      'reference v2',
    ])
  })

  it('are those of the documents in a range, where one is asked for', () => {
    const text = `${shop}---\n${shop}`
    const service = serviceOf([{ name: 'a.yaml', text }])
    const start = { line: 0, character: 0 }
    const all = service.semanticTokens({ file: 'a.yaml' }).data.length
    expect(service.semanticTokens({ file: 'a.yaml', range: { start, end: start } }).data).toHaveLength(
      all / 2,
    )
  })
})

describe('folding', () => {
  it('folds documents, keys, items and comments, from the longest that begins in a line', () => {
    const text =
      'kind: A\nspec:\n  http:\n  - a: 1\n    b: 2\n  # one\n  # two\n  - c: 3\n\n---\nkind: B\nspec: [\n  1 ]\n'
    const folds = serviceOf([{ name: 'a.yaml', text }]).foldingRanges({ file: 'a.yaml' })
    expect(folds.map(it => `${it.startLine}-${it.endLine}${it.kind === 'comment' ? ' #' : ''}`)).toEqual([
      '0-7',
      '1-7',
      '2-7',
      '3-4',
      '5-6 #',
      '9-12',
      '11-12',
    ])
  })

  it('stays while a line is typed that cannot be read', () => {
    const lines = (text: string) =>
      serviceOf([{ name: 'a.yaml', text }])
        .foldingRanges({ file: 'a.yaml' })
        .map(it => it.startLine)
    expect(lines(shop.replace('name: shop', 'name'))).toEqual(lines(shop))
  })
})

describe('selection ranges', () => {
  it('grow from the text in the quotes to the file', () => {
    const ranges = serviceOf([{ name: 'a.yaml', text: shop }]).selectionRanges({
      file: 'a.yaml',
      position: positionsIn(shop).positionAt(shop.indexOf('c.*')),
    })
    const texts = ranges.map(it => {
      const { from, to } = positionsIn(shop).range(it)
      return shop.slice(from, to)
    })
    expect(texts.slice(0, 5)).toEqual([
      '/c.*',
      '"/c.*"',
      'regex: "/c.*"',
      'uri:\n        regex: "/c.*"',
      '- uri:\n        regex: "/c.*"',
    ])
    expect(texts.at(-1)).toBe(shop)
  })
})

describe('document links', () => {
  it('lead from comments to addresses', () => {
    const links = serviceOf([{ name: 'a.yaml', text: shop }]).documentLinks({ file: 'a.yaml' })
    expect(links.map(it => it.target)).toEqual(['https://example.com/why'])
  })

  it('lead from a kustomization to its files and folders, and to none that is not there', () => {
    const text =
      'resources:\n- ../base\n- shop.yaml\n- gone.yaml\n- https://example.com/x\n- 7\npatches:\n- path: p.yaml\n- patch: x\n'
    const files = ['overlay/shop.yaml', 'overlay/p.yaml', 'base/kustomization.yaml'].map(name => ({
      name,
      text: '',
    }))
    const links = serviceOf([{ name: 'overlay/kustomization.yaml', text }, ...files]).documentLinks({
      file: 'overlay/kustomization.yaml',
    })
    expect(links.map(it => it.file ?? it.target)).toEqual([
      'https://example.com/x',
      'base/kustomization.yaml',
      'overlay/shop.yaml',
      'overlay/p.yaml',
    ])
  })
})
