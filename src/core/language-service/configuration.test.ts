import { describe, expect, it } from 'vitest'
import { languageService } from '../language-client.ts'
import { createSession } from '../session.ts'
import { positionsIn } from '../text/positions/position.ts'

const service = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: web, namespace: shop}
spec:
  hosts: [shop.example.com]
  gateways: [infra/public]
  http: [{directResponse: {status: 200}}]
`

/** A session over a `.drawbridge.yaml` and two files, and the place of `^` in the first. */
function asked(marked: string, name = '.drawbridge.yaml') {
  const text = marked.replace('^', '')
  const session = createSession()
  session.update([
    { name, text },
    { name: 'a.yaml', text: service },
    { name: 'in/deep/b.yaml', text: service.replace('name: web', 'name: other') },
  ])
  const position = positionsIn(text).positionAt(marked.indexOf('^'))
  return { ask: languageService(session), at: { file: name, position }, text }
}

function offered(marked: string, name?: string) {
  const { ask, at, text } = asked(marked, name)
  const { items } = ask.completion(at)
  // A client that has another text sends it.
  expect(ask.completion({ ...at, text: `${text}\n# newer` }).items).toEqual(items)
  return items
}
const labels = (marked: string, name?: string) => offered(marked, name).map(it => it.label)

describe('completion in a .drawbridge.yaml', () => {
  it('offers its keys, those that are not there yet', () => {
    const found = offered('namespace: shop\n^')
    expect(found.map(it => it.label)).toEqual(expect.arrayContaining(['complete', 'mute', 'severity']))
    expect(found.map(it => it.label)).not.toContain('namespace')
    expect(found.find(it => it.label === 'mute')?.newText).toBe('mute:\n- $0')
    expect(found.find(it => it.label === 'severity')?.newText).toBe('severity:\n  $0')
    expect(labels('mute:\n- rule: a\n  ^')).toEqual(['resource', 'file', 'reason'])
  })

  it('offers rules, those that find something first', () => {
    const [first] = offered('mute:\n- rule: ^')
    expect(first).toMatchObject({ label: 'references/gateway-missing', detail: '2 problems' })
    expect(labels('severity:\n  ^')[0]).toBe('references/gateway-missing')
    expect(labels('mute:\n- rule: gateway/^')).toContain('gateway/*')
  })

  it('offers values: severities, namespaces, resources, objects outside, paths', () => {
    expect(labels('severity:\n  gateway/port-number: ^')).toEqual(['error', 'warning', 'info', 'off'])
    expect(labels('namespace: ^')).toEqual(['shop'])
    expect(labels('complete: ^')).toEqual(['true', 'false'])
    expect(labels('mute:\n- rule: a\n  resource: ^')).toContain('VirtualService/shop/web')
    expect(labels('declared:\n- ^')).toContain('Gateway/infra/public')
    expect(labels('ignore:\n- ^')).toEqual(['in/', 'in/deep/', 'a.yaml', 'in/deep/b.yaml'])
    expect(labels('ignore: [^', 'in/.drawbridge.yaml')).toEqual(['deep/', 'deep/b.yaml'])
  })

  it('offers nothing of a cluster', () => {
    expect(labels('^')).not.toContain('Gateway')
    expect(labels('constructor:\n  ^')).toEqual([])
  })
})

describe('hover in a .drawbridge.yaml', () => {
  const hovered = (marked: string) => {
    const { ask, at } = asked(marked)
    return ask.hover(at)?.contents.join('\n')
  }

  it('says what a key is for, and what a rule is and finds', () => {
    expect(hovered('comp^lete: false')).toContain('Whether the files are all there is')
    expect(hovered('mute:\n- rule: gateway/port-number\n  rea^son: a')).toContain('Why.')
    expect(hovered('severity:\n  references/gateway-mis^sing: info')).toContain('Problems that count now: 2.')
    expect(hovered('mute:\n- rule: references/gateway-mis^sing')).toContain('Problems that count now: 0.')
    expect(hovered('no^thing: 1')).toContain('Invalid')
  })
})
