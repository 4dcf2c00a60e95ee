import { describe, expect, it } from 'vitest'
import { identifyResources } from '../../model/identify.ts'
import { type AnalysisSettings, defaultSettings } from '../../settings.ts'
import { readDocument } from '../../yaml/read-document.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { toDiagnostics } from './to-diagnostics.ts'

const text = `kind: Gateway\r\nmetadata:\r\n  name: public\r\nspec:\r\n  servers:\r\n  - hosts: [a] # here\r\n    name: b\r\n`

describe('toDiagnostics', () => {
  it('tells the place in the file by offset, line and column', () => {
    const [found] = diagnose([{ path: ['spec', 'servers', 0, 'name'], message: 'Wrong.' }], 11, 100)

    expect(found).toMatchObject({
      line: 17,
      column: 11,
      severity: 'error',
      resource: 'Gateway/default/public',
    })
    expect(text.slice(found!.from - 100, found!.to - 100)).toBe('b')
  })

  it('points at the key of what is written over several lines, and at the first key of an item', () => {
    const found = diagnose([
      { path: ['spec', 'servers'], message: 'Wrong.' },
      { path: ['spec', 'servers', 0], message: 'Wrong.' },
      { path: ['spec', 'selector', 'app'], message: 'Missing.' },
    ])

    expect(found.map(it => text.slice(it.from, it.to))).toEqual(['servers', 'hosts', 'spec'])
  })

  it('keeps ids apart when one rule says the same of one place twice', () => {
    const twice: Finding = { path: ['spec'], message: 'Wrong.' }
    const ids = diagnose([twice, twice]).map(it => it.id)

    expect(new Set(ids).size).toBe(2)
  })

  it('calls what lies outside the files so, until the user says otherwise', () => {
    const finding: Finding = {
      path: ['spec'],
      message: 'There is no Gateway.',
      outside: { kind: 'Gateway', namespace: 'edge', name: 'public' },
    }
    const settings = (more: Partial<AnalysisSettings>): AnalysisSettings => ({ ...defaultSettings, ...more })

    expect(diagnose([finding])).toMatchObject([
      { severity: 'info', message: 'Gateway edge/public is not in your files.' },
    ])
    expect(diagnose([finding], 1, 0, settings({ complete: true }))).toMatchObject([
      { severity: 'error', message: 'There is no Gateway.' },
    ])
    expect(diagnose([finding], 1, 0, settings({ declared: ['Gateway/edge/public'] }))).toEqual([])
  })

  it('names what the files have instead, where only one thing can be meant', () => {
    const finding: Finding = {
      path: ['spec'],
      message: 'There is no Gateway.',
      outside: { kind: 'Gateway', namespace: 'edge', name: 'public-gateway' },
      meant: 'public-gw',
    }

    expect(diagnose([finding])).toMatchObject([
      { message: 'Gateway edge/public-gateway is not in your files; `public-gw` is.' },
    ])
    expect(diagnose([finding], 1, 0, { ...defaultSettings, complete: true })).toMatchObject([
      { message: 'There is no Gateway. The files have `public-gw`.' },
    ])
  })
})

function diagnose(
  findings: readonly Finding[],
  firstLine = 1,
  offset = 0,
  settings: AnalysisSettings = defaultSettings,
) {
  const [document] = identifyResources([{ file: 'a.yaml', index: 0, offset, document: readDocument(text) }])
  return toDiagnostics(
    { document: document!, firstLine, settings },
    findings.map(finding => ({ rule, resource: 0, finding })),
  )
}

const rule = defineRule({
  id: 'test/wrong',
  severity: 'error',
  layer: 'advice',
  title: 'Wrong',
  source: { advice: 'It is wrong.' },
  why: 'It is wrong.',
  scope: 'object',
  kinds: ['Gateway'],
  check() {},
  examples: { bad: [], good: [] },
})
