import type { Json } from '../yaml/source-document.ts'

/** What a new resource of a kind begins with: valid as it is, and each value there to be changed. */
export interface Template {
  readonly apiVersion: string
  /** The name where none is given. */
  readonly name: string
  spec(name: string): Json
}

/** The template of a kind, or undefined for a kind where any beginning would already have an effect of its own. */
export function templateOf(kind: string): Template | undefined {
  return Object.hasOwn(templates, kind) ? templates[kind] : undefined
}

const networking = 'networking.istio.io/v1'

const templates: Readonly<Record<string, Template>> = {
  Gateway: {
    apiVersion: networking,
    name: 'gateway',
    spec: () => ({
      selector: { istio: 'ingressgateway' },
      servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
    }),
  },
  VirtualService: {
    apiVersion: networking,
    name: 'routes',
    spec: () => ({
      hosts: ['www.example.com'],
      http: [{ route: [{ destination: { host: 'web' } }] }],
    }),
  },
  DestinationRule: {
    apiVersion: networking,
    name: 'web',
    spec: name => ({
      host: name,
      subsets: [
        { name: 'v1', labels: { version: 'v1' } },
        { name: 'v2', labels: { version: 'v2' } },
      ],
    }),
  },
  ServiceEntry: {
    apiVersion: networking,
    name: 'api',
    spec: () => ({
      hosts: ['api.example.com'],
      location: 'MESH_EXTERNAL',
      ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
      resolution: 'DNS',
    }),
  },
  Service: {
    apiVersion: 'v1',
    name: 'web',
    spec: name => ({
      selector: { app: name },
      ports: [{ name: 'http', port: 80, targetPort: 8080 }],
    }),
  },
}
