import { describe, expect, it } from 'vitest'
import { analyze } from '../analyze.ts'
import { defaultSettings } from '../settings.ts'

const settings = { ...defaultSettings, domain: 'corp.example' }

function checked(kind: string, spec: string) {
  const text = `apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata: {name: a, namespace: shop}\nspec: ${spec}\n`
  return analyze([{ name: 'a.yaml', text }], settings).diagnostics
}

describe('rules in a cluster with another domain', () => {
  it.each([
    [
      'gateway/host-short-name',
      'Gateway',
      '{servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [bank/cart]}]}',
      'Write bank/cart.bank.svc.corp.example',
    ],
    [
      'sidecar/egress-host-short',
      'Sidecar',
      '{egress: [{hosts: [bank/cart]}]}',
      'Write bank/cart.bank.svc.corp.example',
    ],
  ])('%s completes a short name of a %s with that domain', (rule, kind, spec, fix) => {
    expect(checked(kind, spec).find(it => it.rule === rule)?.fixes).toContain(fix)
  })

  it.each([
    ['*.corp.example', true],
    ['*.svc.corp.example', true],
    ['*.shop.svc.corp.example', true],
    ['*.svc.cluster.local', false],
    ['*.shop.svc.cluster.local', false],
  ])('a DestinationRule for %s covers services of the cluster: %s', (host, covers) => {
    const found = checked('DestinationRule', `{host: "${host}"}`).find(
      it => it.rule === 'references/destination-rule-host-missing',
    )
    expect(found?.message.includes('is wrong')).toBe(covers)
  })
})
