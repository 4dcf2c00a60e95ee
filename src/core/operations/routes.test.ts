import { describe, expect, it } from 'vitest'
import { checkEdit, oneFile, refusalOf, runOperation } from '../../testing/check-edit.ts'
import { addDestination } from './add-destination.ts'
import { addMatch } from './add-match.ts'
import { addRule } from './add-rule.ts'
import { addServer } from './add-server.ts'
import { deletePlace } from './delete-place.ts'
import { linkGateway } from './link-gateway.ts'
import { unlinkGateway } from './unlink-gateway.ts'

const shop = 'VirtualService/default/shop'

function gateway(name: string, namespace = 'default'): string {
  return `kind: Gateway\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {}\n---\n`
}

function routes(spec: string): string {
  return `kind: VirtualService\nmetadata: {name: shop}\nspec:\n${spec}`
}

describe('linkGateway', () => {
  const hosts = '  hosts:\n  - shop.example.com\n'

  it('names the gateway alone for a host from outside, and says that the mesh is left', () => {
    const before = gateway('public') + routes(hosts)
    checkEdit(linkGateway(shop, 'Gateway/default/public'), before, `${before}  gateways:\n  - public\n`)
    const { note } = runOperation(linkGateway(shop, 'Gateway/default/public'), oneFile(before))
    expect(note).toContain('no longer')
  })

  it.each([
    ['a service', '', 'cart'],
    ['a whole name', '', 'cart.shop.svc.cluster.local'],
    [
      'a ServiceEntry',
      'kind: ServiceEntry\nmetadata: {name: pay}\nspec: {hosts: [pay.example.com]}\n---\n',
      'pay.example.com',
    ],
  ])('keeps the mesh that was served without saying so: %s', (_, more, host) => {
    const before = more + gateway('public') + routes(`  hosts:\n  - ${host}\n`)
    checkEdit(
      linkGateway(shop, 'Gateway/default/public'),
      before,
      `${before}  gateways:\n  - public\n  - mesh\n`,
    )
    const { note, select } = runOperation(linkGateway(shop, 'Gateway/default/public'), oneFile(before))
    expect(note).toContain('mesh')
    expect(select).toEqual({ resource: shop, path: ['spec', 'gateways', 0] })
  })

  it('does not keep the mesh for the host *, which the mesh does not take', () => {
    const before = gateway('public') + routes('  hosts: ["*"]\n')
    const { files, note } = runOperation(linkGateway(shop, 'Gateway/default/public'), oneFile(before))
    expect(files[0]!.text).toBe(`${before}  gateways:\n  - public\n`)
    expect(note).toContain('no longer')
  })

  it('adds to the gateways there are, with the namespace of one from elsewhere', () => {
    const before = gateway('public', 'edge') + routes(`${hosts}  gateways: [own] # ours\n`)
    checkEdit(linkGateway(shop, 'Gateway/edge/public'), before, before.replace('[own]', '[own, edge/public]'))
  })

  it('writes a name with a dot, or the name mesh, so that it is not misread', () => {
    for (const name of ['a.b', 'mesh']) {
      const before = gateway(name) + routes(`${hosts}  gateways: [own]\n`)
      const { files } = runOperation(linkGateway(shop, `Gateway/default/${name}`), oneFile(before))
      expect(files[0]!.text).toContain(`[own, ./${name}]`)
    }
  })

  it('changes nothing where it is linked already, however that is written', () => {
    for (const entry of ['public', 'default/public', './public', 'public.default']) {
      const before = gateway('public') + routes(`${hosts}  gateways: [${entry}]\n`)
      checkEdit(linkGateway(shop, 'Gateway/default/public'), before, before)
    }
  })

  it('is refused for a delegate and for what is no gateway', () => {
    expect(
      refusalOf(linkGateway(shop, 'Gateway/default/public'), gateway('public') + routes('  http: []\n')),
    ).toContain('delegate')
    expect(refusalOf(linkGateway(shop, shop), routes(hosts))).toContain('Only a VirtualService')
    expect(refusalOf(linkGateway(shop, 'Gateway/default/x'), routes(hosts))).toContain('Gateway x')
  })
})

describe('unlinkGateway', () => {
  it('takes every entry that means the gateway', () => {
    const before =
      gateway('public') + routes('  gateways:\n  - public\n  - mesh # inside\n  - default/public\n')
    checkEdit(
      unlinkGateway(shop, 'Gateway/default/public'),
      before,
      gateway('public') + routes('  gateways:\n  - mesh # inside\n'),
    )
  })

  it('takes the list with its last entry, and says that the mesh is served then', () => {
    const before = gateway('public') + routes('  hosts: [a.example.com]\n  gateways: [public]\n')
    const { files, note } = runOperation(unlinkGateway(shop, 'Gateway/default/public'), oneFile(before))
    expect(files[0]!.text).toBe(gateway('public') + routes('  hosts: [a.example.com]\n'))
    expect(note).toContain('apply to the mesh')
    expect(refusalOf(unlinkGateway(shop, 'Gateway/default/public'), files)).toContain('not linked')
  })
})

it('says that the mesh is served, too, when the last gateway goes as an item or with the field', () => {
  const before = oneFile(routes('  gateways: [gone]\n  hosts: [a.example.com]\n'))
  for (const path of [
    ['spec', 'gateways', 0],
    ['spec', 'gateways'],
  ])
    expect(runOperation(deletePlace({ resource: shop, path }), before).note).toContain('apply to the mesh')
  const mesh = oneFile(routes('  gateways: [mesh]\n'))
  expect(
    runOperation(deletePlace({ resource: shop, path: ['spec', 'gateways', 0] }), mesh).note,
  ).toBeUndefined()
})

describe('addServer', () => {
  const one =
    'kind: Gateway\nmetadata: {name: public}\nspec:\n  servers:\n  - port: {number: 80, name: http, protocol: HTTP}\n    hosts: [shop.example.com]\n'

  it('takes the next free port and name, and the hosts of the first server', () => {
    const https = `${one}  - port:\n      number: 443\n      name: https\n      protocol: HTTPS\n    hosts:\n    - shop.example.com\n    tls:\n      mode: SIMPLE\n      credentialName: ""\n`
    checkEdit(addServer('Gateway/default/public'), one, https)
    const http =
      '  - port:\n      number: 8080\n      name: http-8080\n      protocol: HTTP\n    hosts:\n    - shop.example.com\n'
    checkEdit(addServer('Gateway/default/public'), https, https + http)
  })

  it('takes the one certificate that is there, and leaves the name to the user where there is none or a choice', () => {
    const secret = (name: string, namespace = 'istio-system') =>
      `---\napiVersion: v1\nkind: Secret\nmetadata: {name: ${name}, namespace: ${namespace}}\ntype: kubernetes.io/tls\n`
    const gateway =
      'kind: Gateway\nmetadata: {name: public}\nspec:\n  selector: {istio: ingressgateway}\n  servers: []\n'
    const added = (secrets: string) =>
      runOperation(addServer('Gateway/default/public', { port: 443 }), oneFile(gateway + secrets))
    const name = ['spec', 'servers', 0, 'tls', 'credentialName']

    expect(added(secret('shop')).files[0]!.text).toContain('credentialName: shop\n')
    for (const secrets of ['', secret('shop', 'other'), secret('shop') + secret('bank')]) {
      expect(added(secrets).files[0]!.text).toContain('credentialName: ""\n')
      expect(added(secrets).select).toEqual({ resource: 'Gateway/default/public', path: name })
    }
  })

  it('begins with port 80 for every host, and selects it', () => {
    const { files, select } = runOperation(
      addServer('Gateway/default/public'),
      oneFile('kind: Gateway\nmetadata: {name: public}\n'),
    )
    expect(files[0]!.text).toContain('spec:\n  servers:\n  - port:\n      number: 80\n')
    expect(files[0]!.text).toContain('hosts:\n    - "*"\n')
    expect(select).toEqual({ resource: 'Gateway/default/public', path: ['spec', 'servers', 0] })
  })

  it('takes what is asked for', () => {
    const { files } = runOperation(
      addServer('Gateway/default/public', { port: 15443, protocol: 'TLS', hosts: ['*.example.com'] }),
      oneFile(one),
    )
    expect(files[0]!.text).toContain(
      'number: 15443\n      name: tls\n      protocol: TLS\n    hosts:\n    - "*.example.com"\n    tls:\n      mode: PASSTHROUGH\n',
    )
  })
})

describe('addRule', () => {
  const rest = '  # the rest\n  - route:\n    - destination: {host: web, subset: v1}\n'

  it('stands before a last rule that takes everything, and leads where it leads', () => {
    const added =
      '  - match:\n    - uri:\n        prefix: /path\n    route:\n    - destination:\n        host: web\n        subset: v1\n'
    checkEdit(addRule(shop), routes(`  http:\n${rest}`), routes(`  http:\n${added}${rest}`))
  })

  it('stands at the end otherwise', () => {
    const first = '  http:\n  - match:\n    - uri: {prefix: /a}\n    redirect: {uri: /b}\n'
    const { files, select } = runOperation(addRule(shop), oneFile(routes(first)))
    expect(files[0]!.text.startsWith(routes(first))).toBe(true)
    expect(files[0]!.text).toContain('host: shop\n')
    expect(select).toEqual({ resource: shop, path: ['spec', 'http', 1] })
  })

  it('takes everything when it is the first, but for TLS, which needs a match', () => {
    const before = routes('  hosts: [a.example.com]\n')
    checkEdit(
      addRule(shop, 'tcp'),
      before,
      `${before}  tcp:\n  - route:\n    - destination:\n        host: shop\n`,
    )
    const { files } = runOperation(addRule(shop, 'tls'), oneFile(before))
    expect(files[0]!.text).toContain('  - match:\n    - port: 443\n      sniHosts:\n      - a.example.com\n')
  })
})

describe('addMatch', () => {
  it('adds an alternative', () => {
    const before = routes('  http:\n  - match:\n    - uri: {exact: /a} # one\n    route: []\n')
    checkEdit(
      addMatch({ resource: shop, path: ['spec', 'http', 0] }, { method: { exact: 'GET' } }),
      before,
      before.replace('# one\n', '# one\n    - method:\n        exact: GET\n'),
    )
  })

  it('says that a rule for everything becomes narrower', () => {
    const before = routes('  http:\n  - route: []\n')
    const { note } = runOperation(addMatch({ resource: shop, path: ['spec', 'http', 0] }), oneFile(before))
    expect(note).toContain('took every request')
    expect(refusalOf(addMatch({ resource: shop, path: ['spec', 'http', 1] }), before)).toContain(
      'no longer there',
    )
  })
})

describe('addDestination', () => {
  const rule = { resource: shop, path: ['spec', 'http', 0] }

  it('moves no traffic: the one there keeps all of it', () => {
    const before = routes('  http:\n  - route:\n    - destination: {host: web}\n')
    checkEdit(
      addDestination(rule, { host: 'web', subset: 'v2', port: 8080 }),
      before,
      `${before}      weight: 100\n    - destination:\n        host: web\n        subset: v2\n        port:\n          number: 8080\n      weight: 0\n`,
    )
    expect(runOperation(addDestination(rule, { host: 'b' }), oneFile(before)).note).toContain('no traffic')
  })

  it('leaves weights that are written as they are', () => {
    const before = routes(
      '  http:\n  - route:\n    - destination: {host: a}\n      weight: 70\n    - destination: {host: b}\n      weight: 30\n',
    )
    checkEdit(
      addDestination(rule, { host: 'c' }),
      before,
      `${before}    - destination:\n        host: c\n      weight: 0\n`,
    )
  })

  it('gives a rule without any its only one', () => {
    const before = routes('  http:\n  - match: []\n')
    checkEdit(
      addDestination(rule, { host: 'a' }),
      before,
      `${before}    route:\n    - destination:\n        host: a\n`,
    )
  })

  it('is refused where the rule answers otherwise or leads there already', () => {
    expect(
      refusalOf(addDestination(rule, { host: 'a' }), routes('  http:\n  - redirect: {uri: /}\n')),
    ).toContain('redirect')
    const there = routes('  http:\n  - route: [{destination: {host: a}}]\n')
    expect(refusalOf(addDestination(rule, { host: 'a' }), there)).toContain('already')
  })
})
