import { describe, expect, it } from 'vitest'
import { checkEdit, oneFile, refusalOf, runOperation } from '../../../testing/check-edit.ts'
import { examples } from '../../examples/index.ts'
import { identifyFiles } from '../../model/locate.ts'
import { defaultSettings } from '../../settings.ts'
import { writeInBlockStyle, writeInFlowStyle } from './change-style.ts'
import { convertVersions } from './convert-versions.ts'
import { toggleDocumentMarker } from './document-marker.ts'
import { mapsWithOrder, sortKeys } from './sort-keys.ts'
import { splitRule } from './split-rule.ts'

const shop = 'VirtualService/default/shop'

describe('splitting a rule', () => {
  it('gives the matches from one on a rule of their own, with their comments', () => {
    checkEdit(
      splitRule({ resource: shop, path: ['spec', 'http', 0] }, 1),
      `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop}
spec:
  http:
  # About the rule.
  - name: cart # named
    match:
    # the cart
    - uri: {prefix: /cart}
    # the basket
    - uri: {prefix: /basket} # old
    timeout: 5s
  - route: []
`,
      `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop}
spec:
  http:
  # About the rule.
  - name: cart # named
    match:
    # the cart
    - uri: {prefix: /cart}
    timeout: 5s
  - name: cart-2 # named
    match:
    # the basket
    - uri: {prefix: /basket} # old
    timeout: 5s
  - route: []
`.replace(/^\n/, ''),
    )
  })

  it('is refused where there is one match, and done in brackets too', () => {
    const text =
      'kind: VirtualService\nmetadata: {name: shop}\nspec: {http: [{match: [{port: 1}, {port: 2}], timeout: 5s}, {match: [{port: 3}]}]}\n'
    expect(refusalOf(splitRule({ resource: shop, path: ['spec', 'http', 1] }, 1), text)).toMatch(
      /no second match/,
    )
    checkEdit(
      splitRule({ resource: shop, path: ['spec', 'http', 0] }, 1),
      text,
      text.replace(
        '{match: [{port: 1}, {port: 2}], timeout: 5s}',
        '{match: [{port: 1}], timeout: 5s}, {match: [{port: 2}], timeout: 5s}',
      ),
    )
  })
})

describe('sorting keys', () => {
  it('puts them into the order in which people write them, at every depth', () => {
    checkEdit(
      sortKeys(shop),
      `
kind: VirtualService
# What it does.
spec:
  http:
  - route:
    - weight: 1
      destination: {host: a}
    match: []
  hosts: [a] # all
apiVersion: networking.istio.io/v1
metadata:
  namespace: default
  name: shop
`,
      `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
  namespace: default
# What it does.
spec:
  hosts: [a] # all
  http:
  - match: []
    route:
    - destination: {host: a}
      weight: 1
`,
    )
  })

  it('has an order for every map of a described kind, and none for labels', () => {
    const paths = mapsWithOrder({
      apiVersion: 'networking.istio.io/v1',
      kind: 'Gateway',
      value: {
        metadata: { labels: { b: '1', a: '2' } },
        spec: { selector: { x: 'y' }, servers: [{ port: {} }] },
      },
    }).map(it => it.path.join('.'))
    expect(paths).toEqual(['metadata', 'spec.servers.0.port', 'spec.servers.0', 'spec', ''])
  })

  it('changes no example twice', () => {
    for (const { files } of examples)
      for (const { resources } of identifyFiles(files, defaultSettings))
        for (const { id } of resources) {
          const { files: after } = runOperation(sortKeys(id), files)
          expect(runOperation(sortKeys(id), after).files).toEqual(after)
        }
  })
})

describe('converting to v1', () => {
  it('changes the versions whose schema is that of v1, in all files, and nothing else', () => {
    checkEdit(
      convertVersions(),
      'apiVersion: networking.istio.io/v1beta1 # old\nkind: Gateway\n---\napiVersion: security.istio.io/v1beta1\nkind: AuthorizationPolicy\n---\napiVersion: networking.istio.io/v1alpha3\nkind: EnvoyFilter\n---\nkind: List\nitems:\n- {apiVersion: networking.istio.io/v1alpha3, kind: Sidecar}\n',
      'apiVersion: networking.istio.io/v1 # old\nkind: Gateway\n---\napiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\n---\napiVersion: networking.istio.io/v1alpha3\nkind: EnvoyFilter\n---\nkind: List\nitems:\n- {apiVersion: networking.istio.io/v1, kind: Sidecar}\n',
    )
  })

  it('is refused where all are in v1', () => {
    expect(refusalOf(convertVersions(), 'apiVersion: networking.istio.io/v1\nkind: Gateway\n')).toMatch(
      /older version/,
    )
  })
})

describe('brackets and lines', () => {
  const place = { resource: shop, path: ['spec', 'hosts'] }
  const inBrackets = 'kind: VirtualService\nmetadata: {name: shop}\nspec:\n  hosts: [a, b]\n'
  const inLines = 'kind: VirtualService\nmetadata: {name: shop}\nspec:\n  hosts:\n  - a\n  - b\n'

  it('become each other', () => {
    checkEdit(writeInBlockStyle(place), inBrackets, inLines)
    checkEdit(writeInFlowStyle(place), inLines, inBrackets)
  })

  it('are left where they are already so', () => {
    expect(refusalOf(writeInBlockStyle(place), inLines)).toMatch(/cannot be written/)
  })
})

describe('the --- at the beginning', () => {
  it('comes and goes', () => {
    checkEdit(toggleDocumentMarker('a.yaml'), '# head\nkind: A\n', '---\n# head\nkind: A\n')
    checkEdit(toggleDocumentMarker('a.yaml'), '---\n# head\nkind: A\n', '# head\nkind: A\n')
  })

  it('stays away where the file would be read otherwise', () => {
    expect(refusalOf(toggleDocumentMarker('a.yaml'), '%YAML 1.1\n---\nkind: A\n')).toMatch(/read otherwise/)
    expect(oneFile('')).toHaveLength(1)
  })
})
