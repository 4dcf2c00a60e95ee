import { describe, expect, it } from 'vitest'
import { refusalOf, runOperation } from '../../testing/check-edit.ts'
import { analyze } from '../analyze.ts'
import { examples } from '../examples/index.ts'
import { likelyWorkload } from '../istio/gateway/gateway-workloads.ts'
import { readModel } from '../model/read-model.ts'
import { parseRequest } from '../request/parse-request.ts'
import { endOf } from '../saved/saved-request.ts'
import type { Files } from '../text/file-change.ts'
import { traceRequest } from '../trace/trace-request.ts'
import { type ExposeAnswers, noAnswers, readAnswers } from './answers.ts'
import { addToRoutesOf, exposeService } from './expose-service.ts'
import { planExposure } from './plan-exposure.ts'

const shop: ExposeAnswers = {
  ...noAnswers,
  host: 'shop.example.com',
  certificate: 'shop-cert',
  service: 'shop:8080',
  share: '10',
}
const plain: ExposeAnswers = { ...shop, certificate: '', share: '' }
const blank: Files = [{ name: 'main.yaml', text: '' }]

const publicGateway = `# The way in
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
    name: public
    namespace: infra
spec:
    selector: {istio: ingressgateway}
    servers:
        -   port: {number: 443, name: https, protocol: HTTPS}
            tls: {mode: SIMPLE, credentialName: shop-cert} # wildcard
            hosts: [blog.example.com] # keep
        -   port: {number: 80, name: http, protocol: HTTP}
            hosts:
                - blog.example.com # plain
`

describe('in an empty workspace', () => {
  it('writes all that it takes, in one file', () => {
    const { files, select } = runOperation(exposeService(shop), blank)
    expect(files).toEqual([
      {
        name: 'main.yaml',
        text: `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: shop-gateway
spec:
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 443
      name: https
      protocol: HTTPS
    hosts:
    - shop.example.com
    tls:
      mode: SIMPLE
      credentialName: shop-cert
  - port:
      number: 80
      name: http
      protocol: HTTP
    hosts:
    - shop.example.com
    tls:
      httpsRedirect: true
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  hosts:
  - shop.example.com
  gateways:
  - shop-gateway
  http:
  - route:
    - destination:
        host: shop
        subset: v1
        port:
          number: 8080
      weight: 90
    - destination:
        host: shop
        subset: v2
        port:
          number: 8080
      weight: 10
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: shop
spec:
  host: shop
  subsets:
  - name: v1
    labels:
      version: v1
  - name: v2
    labels:
      version: v2
`,
      },
    ])
    expect(select).toEqual({ resource: 'VirtualService/default/shop', path: [] })
  })

  it('makes no DestinationRule for one version, and a Service only where it is asked for', () => {
    expect(kindsOf(exposed(plain, blank))).toEqual(['Gateway', 'VirtualService'])
    expect(kindsOf(exposed({ ...plain, writesService: true }, blank))).toEqual([
      'Service',
      'Gateway',
      'VirtualService',
    ])
  })

  it('writes a namespace that is not the default one', () => {
    const files = exposed({ ...plain, namespace: 'prod' }, blank)
    expect(files[0]?.text.match(/namespace: prod/g)).toHaveLength(2)
  })
})

describe('beside a Gateway of the files', () => {
  it('adds the host to the server with its certificate and a server that redirects, and leaves the rest', () => {
    const files = exposed(shop, [{ name: 'a.yaml', text: publicGateway }])
    const text = files[0]?.text ?? ''
    const [gateway, ...more] = text.split('---\n')
    expect(gateway).toBe(
      publicGateway.replace(
        'hosts: [blog.example.com] # keep',
        'hosts: [blog.example.com, shop.example.com] # keep',
      ) +
        `        -   port:
                number: 80
                name: http-2
                protocol: HTTP
            hosts:
                - shop.example.com
            tls:
                httpsRedirect: true
`,
    )
    expect(more[0]).toMatch(/gateways:\n\s+-\s+infra\/public\n/)
    expect(more[0]).toContain('metadata:\n    name: shop\n')
  })

  it('writes a namespace before the host where its servers do', () => {
    const text = publicGateway.replaceAll('blog.example.com', 'blog/blog.example.com')
    expect(exposed(shop, [{ name: 'a.yaml', text }])[0]?.text).toContain(
      '[blog/blog.example.com, default/shop.example.com] # keep',
    )
  })

  it('changes nothing of one that serves the host already', () => {
    const text = publicGateway.replaceAll('blog.example.com', '"*.example.com"')
    const [file, added] = exposed({ ...shop, redirect: false }, [
      { name: 'a.yaml', text },
      { name: 'b.yaml', text: 'kind: Service\n' },
    ]).filter(it => it.name !== 'b.yaml')
    expect(file?.text).toBe(text)
    expect(added?.name).toBe('shop.yaml')
  })

  it('uses no gateway for traffic that leaves', () => {
    const text = publicGateway.replace('ingressgateway', 'egressgateway')
    expect(exposed(shop, [{ name: 'a.yaml', text }])[0]?.text.startsWith(text)).toBe(true)
  })

  it('takes the selector of the others for a new one', () => {
    const text = publicGateway.replace('istio: ingressgateway', 'app: edge')
    expect(exposed({ ...shop, gateway: 'new' }, [{ name: 'a.yaml', text }])[0]?.text).toContain(
      'selector:\n        app: edge\n',
    )
  })
})

describe('two versions', () => {
  it('take the subsets and the label that a DestinationRule has', () => {
    const text = `kind: DestinationRule
apiVersion: networking.istio.io/v1
metadata: {name: shop}
spec:
  host: shop.default.svc.cluster.local
  subsets:
  - {name: stable, labels: {release: stable}} # so far
`
    const files = exposed({ ...shop, version: 'next' }, [{ name: 'a.yaml', text }])
    expect(files[0]?.text).toContain(
      '  - {name: stable, labels: {release: stable}} # so far\n  - name: next\n    labels:\n      release: next\n',
    )
    expect(kindsOf(files)).toEqual(['DestinationRule', 'Gateway', 'VirtualService'])
  })
})

describe('the result', () => {
  const workspaces: [string, Files][] = [
    ['an empty one', blank],
    ['a Gateway in another namespace', [{ name: 'a.yaml', text: publicGateway }]],
    [
      'a wildcard for plain HTTP',
      [{ name: 'a.yaml', text: publicGateway.replaceAll('blog.example.com', '"*"') }],
    ],
    [
      'with a carriage return in every line',
      [{ name: 'a.yaml', text: publicGateway.replaceAll('\n', '\r\n') }],
    ],
    ...examples.map((it): [string, Files] => [it.title, it.files]),
  ]

  it.each(workspaces)('does what was asked for and adds no problem: %s', (_, before) => {
    const files = exposed({ ...shop, host: 'store.example.com' }, before)
    expect(ends(files, 'http://store.example.com/a')).toBe('301 https://store.example.com/a')
    expect(ends(files, 'https://store.example.com/a')).toBe(
      'shop.default.svc.cluster.local:8080 v1 90%, shop.default.svc.cluster.local:8080 v2 10%',
    )
    expect(problems(files)).toEqual(problems(before))
  })

  it('without a certificate is served as it is', () => {
    expect(ends(exposed(plain, blank), 'http://shop.example.com/')).toBe(
      'shop.default.svc.cluster.local:8080',
    )
  })
})

describe('what is wrong with an answer is said of it', () => {
  const files: Files = [
    {
      name: 'a.yaml',
      text: `${publicGateway}---
kind: Service
apiVersion: v1
metadata: {name: cart, namespace: prod}
spec: {ports: [{port: 80}, {port: 90}]}
---
kind: VirtualService
apiVersion: networking.istio.io/v1
metadata: {name: blog, namespace: infra}
spec: {hosts: [blog.example.com], gateways: [public], http: [{route: [{destination: {host: blog}}]}]}
`,
    },
  ]

  it.each<[Partial<ExposeAnswers>, string, string]>([
    [{ host: ' ' }, 'host', 'Enter the host'],
    [{ host: 'shop' }, 'host', 'shop is a short name'],
    [{ host: 'a_b.example.com' }, 'host', 'is not a host'],
    [{ host: 'shop.example.com:8443' }, 'host', 'Leave the port out'],
    [{ host: '*shop.example.com' }, 'host', 'whole first part'],
    [
      { host: 'blog.example.com', certificate: 'shop-cert', redirect: false },
      'host',
      'VirtualService blog already',
    ],
    [{ host: 'blog.example.com', certificate: 'other' }, 'certificate', 'with the certificate shop-cert'],
    [{ host: 'blog.example.com', certificate: 'shop-cert' }, 'host', 'without a redirect'],
    [{ certificate: 'Shop Cert' }, 'certificate', 'not the name of a Secret'],
    [{ service: '' }, 'service', 'Enter the service'],
    [{ service: 'shop' }, 'service', 'Add the port'],
    [{ service: 'shop:' }, 'service', 'A port is a number'],
    [{ service: 'shop:http' }, 'service', 'A port is a number'],
    [{ service: 'shop:99999' }, 'service', 'A port is a number'],
    [{ service: 'api.example.com:443' }, 'service', 'no service of the cluster'],
    [{ service: 'cart' }, 'service', 'has the ports 80, 90'],
    [{ service: 'cart.prod:81' }, 'service', 'has no port 81'],
    [{ namespace: 'Not one' }, 'namespace', 'not the name of a namespace'],
    [{ share: '110' }, 'share', 'from 0 to 100'],
    [{ share: 'some' }, 'share', 'from 0 to 100'],
    [{ share: '10', version: '' }, 'version', 'Name the second version'],
  ])('%j', (answers, field, words) => {
    const planned = planExposure(readModel(files), { ...plain, ...answers })
    expect('faults' in planned && planned.faults).toEqual({ [field]: expect.stringContaining(words) })
    expect(refusalOf(exposeService({ ...plain, ...answers }), files)).toContain(words)
  })

  it.each<[Partial<ExposeAnswers>, string]>([
    [{ host: 'https://Shop.example.com/cart?x=1' }, 'shop.example.com'],
    [{ host: '*.example.org' }, '*.example.org'],
    [{ host: 'shop.example.com.' }, 'shop.example.com'],
  ])('a host is understood as it is pasted: %j', (answers, host) => {
    const planned = planExposure(readModel(files), { ...plain, ...answers })
    expect('plan' in planned && planned.plan.exposure.host).toBe(host)
  })

  it.each<[string, string, string, number]>([
    ['cart:90', '', 'prod', 90],
    ['cart.prod.svc.cluster.local:80', 'else', 'prod', 80],
    ['cart:90', 'else', 'else', 90],
    ['shop:8080', '', 'default', 8080],
  ])('the service %s with namespace "%s" is that of %s', (service, namespace, home, port) => {
    const planned = planExposure(readModel(files), { ...plain, service, namespace })
    expect('plan' in planned && planned.plan.exposure.service).toMatchObject({ namespace: home, port })
  })
})

function exposed(answers: ExposeAnswers, files: Files): Files {
  return runOperation(exposeService(answers), files).files
}

function kindsOf(files: Files): string[] {
  return files.flatMap(({ text }) => [...text.matchAll(/^kind: (\w+)/gm)].map(it => it[1]!))
}

function problems(files: Files): string[] {
  return analyze(files)
    .diagnostics.filter(it => it.severity !== 'info')
    .map(it => `${it.rule} ${it.message}`)
    .toSorted()
}

function ends(files: Files, text: string): string {
  const model = readModel(files)
  const request = parseRequest(text)!.request
  const known = likelyWorkload(model, request)!
  return endOf(traceRequest(model, known.workload, request))
}

describe('a service that is not a Kubernetes Service of the files', () => {
  const entry = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: bank, namespace: shop}
spec:
  hosts: [api.bank.example.com]
  location: MESH_EXTERNAL
  resolution: DNS
  ports:
  - {number: 443, name: tls, protocol: TLS}
  - {number: 80, name: http, protocol: HTTP}
`
  const files: Files = [{ name: 'a.yaml', text: entry }]
  const meaning = (service: string, given: Files = files) => {
    const read = readAnswers(readModel(given), { ...plain, service })
    return 'exposure' in read ? read.exposure.service.means : read.faults.service
  }

  it('is a host of a ServiceEntry, by its whole name', () => {
    const { files: after } = runOperation(
      exposeService({ ...plain, service: 'api.bank.example.com:80' }),
      files,
    )
    const text = after.map(it => it.text).join('')
    expect(text).toMatch(/host: api\.bank\.example\.com\n\s+port:\n\s+number: 80/)
    expect(text).toMatch(/name: api\n\s+namespace: shop/)
  })

  it('is told for what it is', () => {
    expect(meaning('api.bank.example.com:80')).toContain('From ServiceEntry bank')
    expect(meaning('api.bank.example.com')).toContain('Add one of the ports of the ServiceEntry')
    expect(meaning('cart:80')).toContain('it has to be in the cluster')
    expect(meaning('other.example.org:80')).toContain('no ServiceEntry has it')
    const routed = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: cart}
spec:
  hosts: [cart]
  http: [{route: [{destination: {host: cart}}]}]
`
    expect(meaning('cart:80', [{ name: 'a.yaml', text: routed }])).toContain('lead to it already')
  })
})

describe('a host that is routed already', () => {
  it('takes the service as well, in a rule of the VirtualService that has it', () => {
    const before = runOperation(exposeService(plain), blank).files
    const again = { ...plain, service: 'blog:9000' }
    expect(refusalOf(exposeService(again), before)).toContain('is routed by VirtualService shop already')
    const text = runOperation(addToRoutesOf(again), before)
      .files.map(it => it.text)
      .join('')
    expect(text).toMatch(/prefix: \/blog[\s\S]*host: blog[\s\S]*number: 9000[\s\S]*host: shop/)
  })
})
