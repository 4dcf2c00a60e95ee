import { keyOf, kinds } from '../../kinds/index.ts'
import { templateOf } from '../../operations/templates.ts'
import { defaultHabits, type Habits } from '../../yaml/edit/habits.ts'
import { renderInline, writeDocument } from '../../yaml/edit/render-value.ts'
import { isMap } from '../../yaml/is-map.ts'
import { valueAt } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'
import type { Around, Spot } from './around.ts'
import { type Completion, escapeSnippet, listAt, patternAt } from './completions.ts'
import { isCustom } from './refused-keys.ts'

/** Whole resources, for a document that holds nothing yet. */
export function resourceSnippets(around: Around): Completion[] {
  return kinds.flatMap(described => {
    const { kind, doc } = described
    const template = templateOf(keyOf(described))
    if (!template) return []
    const { apiVersion, name } = template
    const text = writeDocument(
      { apiVersion, kind, metadata: { name }, spec: template.spec(name) },
      habitsOf(around),
    )
    const snippet = escapeSnippet(text).replace(`name: ${name}\n`, `name: \${1:${name}}\n`)
    return [
      {
        label: kind,
        snippet,
        type: 'resource',
        detail: 'new resource',
        about: undefined,
        doc,
        continues: false,
      },
    ]
  })
}

/** Items that are often added to the list at the cursor, whole and ready to be filled in. */
export function itemSnippets(spot: Spot, around: Around): Completion[] {
  const isOpen = typeof spot.path.at(-1) === 'number'
  // The dash is written already, or still to be written.
  const pattern = isOpen ? patternAt(spot, around) : `${patternAt(spot, around)}.*`
  if (spot.flow || spot.present.size > 0 || spot.writes !== 'key') return []
  // What there is for policies names callers, which a provider is not told of.
  if (around.kind?.kind === 'AuthorizationPolicy' && isCustom(around)) return []
  return (Object.hasOwn(snippets, pattern) ? snippets[pattern]! : []).map(({ label, doc, item }) => {
    const column = spot.column + (isOpen ? 0 : 2)
    const list = listAt(around, isOpen ? spot.path.slice(0, -1) : spot.path)
    const { head, lines } = renderInline(withFreeNames(item, namesIn(list)), column, habitsOf(around))
    const text = fillIn([head, ...lines].join('\n'))
    return {
      label: isOpen ? label : `- ${label}`,
      snippet: isOpen ? text : `- ${text}`,
      type: 'snippet',
      detail: 'snippet',
      about: undefined,
      doc,
      continues: false,
    }
  })
}

function habitsOf({ indent, dashIndent }: Around): Habits {
  return { ...defaultHabits, indent, dashIndent }
}

/** The names that the items of a list have, or their ports: each may be there once. */
function namesIn(list: readonly unknown[]): ReadonlySet<unknown> {
  return new Set(list.flatMap(it => [valueAt(it, ['name']), valueAt(it, ['port', 'name'])]))
}

/** The item with another name where its own, or that of its port, is taken. */
function withFreeNames(item: Json, taken: ReadonlySet<unknown>): Json {
  if (!isMap(item)) return item
  const { name, port } = item
  return {
    ...item,
    ...(typeof name === 'string' && { name: freeName(name, taken) }),
    ...(isMap(port) && { port: withFreeNames(port, taken) }),
  }
}

function freeName(wish: string, taken: ReadonlySet<unknown>): string {
  const [, before = '', name = wish, after = ''] = /^(BLANK\d-)(.*)(-END)$/.exec(wish) ?? []
  if (!taken.has(name)) return wish
  const [, stem = '', digits] = /^(.*?-?)(\d+)?$/.exec(name)!
  for (let n = Number(digits ?? 1) + 1; ; n++) {
    const next = digits === undefined ? `${stem}-${n}` : `${stem}${n}`
    if (!taken.has(next)) return before + next + after
  }
}

/** What is to be filled in, in the order of its number. The name is plain text to a writer of YAML. */
function blank(number: number, text: string): string {
  return `BLANK${number}-${text}-END`
}

function fillIn(text: string): string {
  return escapeSnippet(text).replace(/BLANK(\d)-(.*?)-END/g, (_, number: string, inside: string) => {
    const [, quote = '', text = inside] = /^(")(.*)"$/.exec(inside) ?? []
    return `${quote}\${${number}:${text}}${quote}`
  })
}

interface ItemSnippet {
  readonly label: string
  readonly doc: string
  readonly item: Json
}

const web = { destination: { host: blank(1, 'web') } }

const snippets: Readonly<Record<string, readonly ItemSnippet[]>> = {
  'VirtualService:spec.http.*': [
    {
      label: 'route by path',
      doc: 'Sends the requests whose path begins with a text to a service.',
      item: {
        match: [{ uri: { prefix: blank(1, '/api') } }],
        route: [{ destination: { host: blank(2, 'web') } }],
      },
    },
    {
      label: 'canary by weight',
      doc: 'Shares the requests between two subsets.',
      item: {
        route: [
          { destination: { host: blank(1, 'web'), subset: blank(2, 'v1') }, weight: blank(3, '90') },
          { destination: { host: blank(1, 'web'), subset: blank(4, 'v2') }, weight: blank(5, '10') },
        ],
      },
    },
    {
      label: 'canary by header',
      doc: 'Sends the requests with a header to another subset.',
      item: {
        match: [{ headers: { [blank(1, 'x-canary')]: { exact: blank(2, '"yes"') } } }],
        route: [{ destination: { host: blank(3, 'web'), subset: blank(4, 'v2') } }],
      },
    },
    {
      label: 'redirect to HTTPS',
      doc: 'Answers plain requests with a redirect to HTTPS.',
      item: { match: [{ scheme: { exact: 'http' } }], redirect: { scheme: 'https', redirectCode: 301 } },
    },
    {
      label: 'rewrite a prefix',
      doc: 'Takes the matched beginning of the path away before the service gets the request.',
      item: {
        match: [{ uri: { prefix: blank(1, '/api/') } }],
        rewrite: { uri: blank(2, '/') },
        route: [{ destination: { host: blank(3, 'web') } }],
      },
    },
    {
      label: 'timeout and retries',
      doc: 'Limits how long a request may take, and tries again what failed.',
      item: {
        route: [web],
        timeout: blank(2, '10s'),
        retries: {
          attempts: blank(3, '3'),
          perTryTimeout: blank(4, '2s'),
          retryOn: 'connect-failure,refused-stream,503',
        },
      },
    },
    {
      label: 'delay some requests',
      doc: 'Delays a part of the requests, to see what callers make of it.',
      item: {
        fault: { delay: { percentage: { value: blank(2, '10') }, fixedDelay: blank(3, '5s') } },
        route: [web],
      },
    },
    {
      label: 'abort some requests',
      doc: 'Answers a part of the requests with an error, to see what callers make of it.',
      item: {
        fault: { abort: { percentage: { value: blank(2, '10') }, httpStatus: blank(3, '503') } },
        route: [web],
      },
    },
    {
      label: 'mirror',
      doc: 'Sends a copy of some requests to another destination.',
      item: {
        route: [web],
        mirror: { host: blank(2, 'web-next') },
        mirrorPercentage: { value: blank(3, '10') },
      },
    },
    {
      label: 'fixed answer',
      doc: 'Answers without a service.',
      item: {
        match: [{ uri: { prefix: blank(1, '/health') } }],
        directResponse: { status: blank(2, '200'), body: { string: blank(3, 'ok') } },
      },
    },
    {
      label: 'delegate',
      doc: 'Leaves the requests to the rules of another VirtualService.',
      item: { match: [{ uri: { prefix: blank(1, '/shop') } }], delegate: { name: blank(2, 'shop') } },
    },
  ],
  'VirtualService:spec.tls.*': [
    {
      label: 'route by SNI',
      doc: 'Sends connections for a server name to a service, without reading what is in them.',
      item: {
        match: [{ sniHosts: [blank(1, 'vault.example.com')] }],
        route: [{ destination: { host: blank(2, 'vault') } }],
      },
    },
  ],
  'Gateway:spec.servers.*': [
    {
      label: 'HTTP',
      doc: 'A server for plain HTTP.',
      item: {
        port: { number: 80, name: 'http', protocol: 'HTTP' },
        hosts: [blank(1, 'www.example.com')],
      },
    },
    {
      label: 'HTTPS',
      doc: 'A server that ends TLS with a certificate from a Secret.',
      item: {
        port: { number: 443, name: 'https', protocol: 'HTTPS' },
        hosts: [blank(1, 'www.example.com')],
        tls: { mode: 'SIMPLE', credentialName: blank(2, 'www-cert') },
      },
    },
    {
      label: 'HTTP to HTTPS',
      doc: 'A server that redirects every plain request to HTTPS.',
      item: {
        port: { number: 80, name: 'http', protocol: 'HTTP' },
        hosts: [blank(1, 'www.example.com')],
        tls: { httpsRedirect: true },
      },
    },
    {
      label: 'TLS passthrough',
      doc: 'A server that leads connections on by their SNI, without ending TLS.',
      item: {
        port: { number: 443, name: 'tls', protocol: 'TLS' },
        hosts: [blank(1, 'vault.example.com')],
        tls: { mode: 'PASSTHROUGH' },
      },
    },
  ],
  'DestinationRule:spec.subsets.*': [
    {
      label: 'version',
      doc: 'The workloads with a version label.',
      item: { name: blank(1, 'v1'), labels: { version: blank(2, 'v1') } },
    },
  ],
  'HTTPRoute:spec.rules.*': [
    {
      label: 'route by path',
      doc: 'Sends the requests below a path to a Service.',
      item: {
        matches: [{ path: { type: 'PathPrefix', value: blank(1, '/api') } }],
        backendRefs: [{ name: blank(2, 'web'), port: blank(3, '80') }],
      },
    },
    {
      label: 'canary by weight',
      doc: 'Shares the requests between two Services.',
      item: {
        backendRefs: [
          { name: blank(1, 'web'), port: blank(2, '80'), weight: blank(3, '90') },
          { name: blank(4, 'web-next'), port: blank(2, '80'), weight: blank(5, '10') },
        ],
      },
    },
    {
      label: 'redirect to HTTPS',
      doc: 'Answers every request with a redirect to HTTPS.',
      item: { filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] },
    },
  ],
  'AuthorizationPolicy:spec.rules.*': [
    {
      label: 'allow a caller',
      doc: 'Lets one workload call, by its service account.',
      item: {
        from: [{ source: { principals: [blank(1, 'cluster.local/ns/shop/sa/web')] } }],
        to: [{ operation: { methods: [blank(2, 'GET')] } }],
      },
    },
  ],
}
