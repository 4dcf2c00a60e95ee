import { describe, expect, it } from 'vitest'
import { readCarets } from '../../../testing/check-rule.ts'
import { exampleText } from '../../../testing/example-text.ts'
import { examples } from '../../examples/index.ts'
import { judge } from '../../judge.ts'
import { createSession } from '../../session.ts'
import { finish } from '../../steps.ts'
import { applyChanges, type Files } from '../../text/file-change.ts'
import { rules } from '../index.ts'
import type { FixedAll } from './fix-all.ts'

function fixAll(files: Files, rule: string, file?: string): { files: Files; fixed: number } {
  const session = createSession()
  session.update(files)
  const ask = { type: 'fixAll', rule, ...(file !== undefined && { file }) } as const
  const { changes, fixed } = finish(session.ask(ask).steps) as FixedAll
  return { files: applyChanges(files, changes), fixed }
}

const server = (name: string) => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: ${name}}
spec:
  selector: {istio: ingressgateway}
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: [a.example.com]
    tls: {mode: SIMPLE, credentialName: x} # one
  - port: {number: 81, name: http2, protocol: HTTP}
    hosts: [b.example.com]
    tls: {mode: SIMPLE, credentialName: x} # two
`
const files = [
  { name: 'a.yaml', text: `${server('a')}---\n${server('b')}` },
  { name: 'b.yaml', text: server('c') },
]

describe('fixing all problems of a kind', () => {
  it('fixes those in one file, or in all', () => {
    const inOne = fixAll(files, 'gateway/tls-on-http', 'a.yaml')
    expect(inOne.fixed).toBe(4)
    expect(inOne.files.map(it => it.text.includes('SIMPLE'))).toEqual([false, true])
    const inAll = fixAll(files, 'gateway/tls-on-http')
    expect(inAll.fixed).toBe(6)
    expect(inAll.files.some(it => it.text.includes('SIMPLE'))).toBe(false)
  })

  it('takes out all mutes that mute nothing', () => {
    const comment = '# drawbridge-ignore gateway/port-number, gateway/bind-ip: why'
    const text = `${server('a').replace('spec:', `spec: ${comment}`)}---\n${server('b').replace('spec:', `spec: ${comment}`)}`
    const { files: after, fixed } = fixAll([{ name: 'a.yaml', text }], 'muting/unused')
    expect(fixed).toBe(4)
    expect(after[0]!.text).toBe(`${server('a')}---\n${server('b')}`)
  })

  it('does nothing for a rule that there is not, or that finds nothing', () => {
    expect(fixAll(files, 'no/rule')).toEqual({ files, fixed: 0 })
    expect(fixAll(examples[0]!.files, 'gateway/tls-on-http').fixed).toBe(0)
  })

  it('leaves less to fix, for every rule with a fix that asks for nothing', () => {
    const problems = (text: string, rule: string) =>
      judge([{ name: 'a.yaml', text }]).diagnostics.filter(it => it.rule === rule)
    const worse: string[] = []
    const untouched: string[] = []
    let done = 0
    for (const rule of rules) {
      const example = rule.examples.bad.find(it => it.fixed !== undefined)
      if (!example) continue
      // What is said of a document's own text may be that its version is missing.
      const text = rule.scope === 'document' ? readCarets(example.yaml).text : exampleText(example.yaml)
      const before = problems(text, rule.id)
      if (before.every(({ fixes: [first = '…'] }) => first.endsWith('…'))) continue
      const after = fixAll([{ name: 'a.yaml', text }], rule.id)
      if (after.fixed === 0) untouched.push(rule.id)
      else if (problems(after.files[0]!.text, rule.id).length >= before.length) worse.push(rule.id)
      done++
    }
    expect(worse).toEqual([])
    expect(untouched).toEqual([])
    // Every rule with a fix, but for the few whose fixes all ask for a name.
    const fixable = rules.filter(it => it.examples.bad.some(({ fixed }) => fixed !== undefined))
    expect(fixable.length - done).toBeLessThan(10)
  })
})
