import type { GraphEdge, GraphNode } from '../../../core/graph/graph.ts'
import { cardHeight, columnWidth, groupHeight, stubHeight } from '../../../core/graph/sizes.ts'

/** A box or an edge as the drawing has it, and what it means. */
export interface LegendEntry<Sample> {
  readonly sample: Sample
  readonly title: string
  readonly words: string
}

export interface LegendPart<Sample> {
  readonly title: string
  readonly entries: readonly LegendEntry<Sample>[]
}

const place = { resource: 'VirtualService/legend/shop', path: [] }
const at = { x: 0, y: 0 }

/** Boxes, by the column that they stand in. A test holds that the drawing of a workspace has them just so. */
export const boxes: LegendPart<GraphNode> = {
  title: 'Boxes, from left to right',
  entries: [
    {
      title: 'Gateway',
      words:
        'Where traffic enters. Each row is one port: its number, what it does with TLS, its protocol, and below it the hosts it takes.',
      sample: {
        ...at,
        id: 'legend/gateway',
        type: 'gateway',
        column: 'gateway',
        width: columnWidth.gateway,
        height: 148,
        title: 'public',
        subtitle: 'shop · istio=ingressgateway',
        rows: [
          {
            id: 'legend/gateway#0',
            place,
            port: '80',
            portName: 'http',
            protocol: 'HTTP',
            tls: 'none',
            httpsRedirect: true,
            hosts: ['shop.example.com'],
          },
          {
            id: 'legend/gateway#1',
            place,
            port: '443',
            portName: 'https',
            protocol: 'HTTPS',
            tls: 'SIMPLE',
            httpsRedirect: false,
            hosts: ['shop.example.com'],
          },
        ],
      },
    },
    {
      title: 'Mesh',
      words: 'The sidecars of all workloads: calls between services start here, not at a gateway.',
      sample: {
        ...at,
        id: 'legend/mesh',
        type: 'entry',
        entry: 'mesh',
        column: 'entry',
        width: columnWidth.entry,
        height: 48,
        title: 'Mesh',
        subtitle: 'sidecars',
      },
    },
    {
      title: 'Host',
      words: 'The name that a request asks for. It decides which VirtualService takes the request.',
      sample: {
        ...at,
        id: 'legend/host',
        type: 'host',
        column: 'host',
        width: columnWidth.host,
        height: 48,
        title: 'shop.example.com',
        host: 'shop.example.com',
      },
    },
    {
      title: 'VirtualService',
      words:
        'Its rules, tried from top to bottom; the first that matches is taken. Chips name what else a rule does.',
      sample: {
        ...at,
        id: 'legend/virtual-service',
        type: 'virtualService',
        column: 'virtualService',
        width: columnWidth.virtualService,
        height: 134,
        title: 'shop',
        subtitle: 'shop',
        hosts: ['shop.example.com'],
        badge: { severity: 'warning', count: 1 },
        rows: [
          {
            id: 'legend/virtual-service#0',
            place,
            protocol: 'http',
            number: 1,
            matches: ['GET /cart*'],
            chips: ['timeout 5s', 'mirror'],
          },
          {
            id: 'legend/virtual-service#1',
            place,
            protocol: 'http',
            number: 2,
            matches: ['everything'],
            chips: [],
            badge: { severity: 'warning', count: 1 },
          },
        ],
      },
    },
    {
      title: 'Destination',
      words:
        'A service, its port, and behind the name in colour one of its subsets. Small words come from its DestinationRule; marks on the edge are policies.',
      sample: {
        ...at,
        id: 'legend/destination',
        type: 'destination',
        column: 'destination',
        width: columnWidth.destination,
        height: 68,
        title: 'cart',
        subtitle: 'shop',
        host: 'cart.shop.svc.cluster.local',
        subset: 'v1',
        port: '8080',
        known: 'service',
        traits: ['outliers'],
        policies: [
          {
            kind: 'PeerAuthentication',
            label: 'mTLS STRICT',
            policies: [{ resource: 'PeerAuthentication/shop/strict', words: 'shop/strict, mTLS STRICT' }],
          },
        ],
      },
    },
    {
      title: 'Outside service',
      words: 'A round box with a cloud: a service outside the mesh, told of by a ServiceEntry.',
      sample: {
        ...at,
        id: 'legend/outside',
        type: 'destination',
        column: 'destination',
        width: columnWidth.destination,
        height: 48,
        title: 'example.com',
        subtitle: 'outside the mesh',
        host: 'example.com',
        port: '443',
        known: 'serviceEntry',
        outside: true,
      },
    },
    {
      title: 'Dashed: not in your files',
      words:
        'Something refers to it, and no file has it. It may well exist in the cluster: select it to say so, or to make it here.',
      sample: {
        ...at,
        id: 'legend/ghost',
        type: 'destination',
        column: 'destination',
        width: columnWidth.destination,
        height: 48,
        title: 'audit',
        subtitle: 'shop',
        host: 'audit.shop.svc.cluster.local',
        ghost: true,
        missing: 'service',
      },
    },
    {
      title: 'Sidecar',
      words:
        'What the workloads of a namespace may call, a row a listener, and what becomes of all other calls.',
      sample: {
        ...at,
        id: 'legend/sidecar',
        type: 'sidecar',
        column: 'virtualService',
        width: columnWidth.virtualService,
        height: 148,
        title: 'default',
        subtitle: 'pay · every workload',
        resource: 'Sidecar/pay/default',
        rows: [
          {
            id: 'legend/sidecar#0',
            place,
            listener: 'egress',
            text: 'shop/example.com',
            words: 'example.com',
          },
          {
            id: 'legend/sidecar#else',
            place,
            listener: 'else',
            text: 'Cannot call',
            words: 'cart.shop, audit.shop',
            isRefusing: true,
          },
        ],
      },
    },
    {
      title: 'Answered on the way',
      words: 'A redirect or a fixed response: the request reaches no service.',
      sample: {
        ...at,
        id: 'legend/terminal',
        type: 'terminal',
        column: 'host',
        width: columnWidth.host,
        height: 48,
        title: '301 → https',
        subtitle: 'every plain request',
        terminal: 'redirect',
      },
    },
  ],
}

/** What stands for more than there is room for. */
export const foldedForms: LegendPart<GraphNode> = {
  title: 'Folded, where there is no room for all',
  entries: [
    {
      title: 'Card',
      words: 'A VirtualService without its rules: its host, how many rules, and where they lead with shares.',
      sample: {
        ...at,
        id: 'legend/card',
        type: 'virtualService',
        column: 'virtualService',
        width: columnWidth.virtualService,
        height: cardHeight,
        title: 'shop',
        hosts: ['shop.example.com'],
        rows: [],
        summary: {
          form: 'card',
          rules: 2,
          named: 2,
          hostBelow: false,
          also: [],
          waysOut: [
            { text: 'cart v1', short: 'v1', share: 0.9, kind: 'service' },
            { text: 'v2', short: 'v2', share: 0.1, kind: 'service' },
          ],
        },
      },
    },
    {
      title: 'Group',
      words: 'Many VirtualServices with something in common, counted. Its arrow or a search opens it.',
      sample: {
        ...at,
        id: 'legend/group',
        type: 'group',
        column: 'virtualService',
        width: columnWidth.virtualService,
        height: groupHeight,
        title: 'shop.example.com',
        unfolded: false,
        by: 'host',
        virtualServices: 12,
        hosts: 12,
        rules: 31,
        others: 0,
        badge: { severity: 'error', count: 2 },
        named: 1,
        waysOut: [{ text: 'cart', short: 'cart', kind: 'service' }],
      },
    },
    {
      title: 'Stub',
      words: 'An arrow and a name: this destination is drawn elsewhere. Selecting it goes there.',
      sample: {
        ...at,
        id: 'legend/stub',
        type: 'stub',
        of: 'legend/destination',
        column: 'destination',
        width: 130,
        height: stubHeight,
        title: 'cart',
        subset: 'v2',
      },
    },
  ],
}

const ends = { source: 'legend/a', target: 'legend/b' } as const

/** Lines between boxes. */
export const lines: LegendPart<GraphEdge> = {
  title: 'Lines',
  entries: [
    {
      title: 'A share of the traffic',
      words: 'As thick as its share of the rule. Without a number it is all of it.',
      sample: {
        ...ends,
        id: 'legend/route',
        sourceRow: 'legend/a#0',
        type: 'route',
        share: 0.9,
        label: '90 %',
      },
    },
    {
      title: 'Mirror',
      words: 'Dashed: a copy of the request. Nobody waits for its answer.',
      sample: { ...ends, id: 'legend/mirror', sourceRow: 'legend/a#0', type: 'mirror', share: 1 },
    },
    {
      title: 'Delegate',
      words: 'Long dashes: the rules go on in another VirtualService.',
      sample: { ...ends, id: 'legend/delegate', sourceRow: 'legend/a#0', type: 'delegate' },
    },
    {
      title: 'Allowed call',
      words: 'Fine dots: a Sidecar lets its workloads call this. It is no traffic by itself.',
      sample: { ...ends, id: 'legend/allow', sourceRow: 'legend/a#0', type: 'allow' },
    },
    {
      title: 'Redirect or fixed response',
      words: 'In the colour of what is answered on the way.',
      sample: { ...ends, id: 'legend/redirect', sourceRow: 'legend/a#0', type: 'redirect' },
    },
    {
      title: 'Without effect',
      words: 'Dotted, with a triangle: it is written, but Istio does not take it. Select it to read why.',
      sample: { ...ends, id: 'legend/broken', type: 'serve', broken: 'Written, but without effect' },
    },
  ],
}
