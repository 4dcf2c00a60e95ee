import type { Lab } from './lab.ts'
import { httpServices } from './lab-parts.ts'

const sidecar = `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: default
  namespace: shop
spec:
  outboundTrafficPolicy:
    mode: REGISTRY_ONLY
  egress:
  - hosts:
    - "./*"
`

const partner = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: partner
  namespace: shop
spec:
  hosts:
  - www.example.com
  location: MESH_EXTERNAL
  resolution: DNS
  ports:
  - number: 80
    name: http
    protocol: HTTP
`

export const outsideHostUnknown: Lab = {
  id: 'outside-host-unknown',
  title: 'An outside call fails: the mesh does not know the host',
  topic: 'Calls between services',
  symptom:
    'The Sidecar of the namespace allows registered hosts only. Calls to `api.example.com` fail with 502.',
  files: [
    { name: 'sidecar.yaml', text: sidecar },
    { name: 'partner.yaml', text: partner },
    { name: 'services.yaml', text: httpServices('web') },
  ],
  request: {
    name: 'http://api.example.com/',
    request: 'http://api.example.com/',
    from: 'shop app=web',
    expect: 'api.example.com',
  },
  ends: '502',
  cause: 'With `REGISTRY_ONLY`, a sidecar refuses hosts that no Service or ServiceEntry names.',
  fix: 'Add the host to a ServiceEntry.',
  changes: [
    {
      file: 'partner.yaml',
      from: '  - www.example.com\n',
      to: `  - www.example.com
  - api.example.com
`,
    },
  ],
}
