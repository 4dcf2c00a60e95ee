/** A service outside the mesh, found by its name. */
export const externalApi = `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api
  namespace: shop
spec:
  hosts:
  - api.example.com
  location: MESH_EXTERNAL
  resolution: DNS
  ports:
  - number: 443
    name: https
    protocol: HTTPS
`

/** A database with fixed endpoints and addresses to know its traffic by. */
export const database = `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: orders-db
  namespace: shop
spec:
  hosts:
  - orders.db.example.com
  addresses:
  - 240.240.1.1
  location: MESH_INTERNAL
  resolution: STATIC
  ports:
  - number: 5432
    name: tcp-db
    protocol: TCP
    targetPort: 15432
  endpoints:
  - address: 10.0.0.7
    ports:
      tcp-db: 25432
    labels:
      version: v1
  - address: 10.0.0.8
  exportTo:
  - .
`

/** Virtual machines of the namespace as endpoints. */
export const selected = `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: legacy
  namespace: shop
spec:
  hosts:
  - legacy.shop.svc.cluster.local
  location: MESH_INTERNAL
  resolution: STATIC
  ports:
  - number: 8080
    name: http
    protocol: HTTP
  workloadSelector:
    labels:
      app: legacy
`

/** Every name below a domain, resolved as it is asked for. */
export const anyName = `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: apps
  namespace: shop
spec:
  hosts:
  - "*.apps.example.com"
  location: MESH_EXTERNAL
  resolution: DYNAMIC_DNS
  ports:
  - number: 443
    name: tls
    protocol: TLS
`

/** An endpoint on a Unix socket. */
export const socketService = `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: sidekick
  namespace: shop
spec:
  hosts:
  - sidekick.example.com
  resolution: STATIC
  ports:
  - number: 8080
    name: http
    protocol: HTTP
  endpoints:
  - address: unix:///var/run/sidekick.sock
`

/** A virtual machine. */
export const machine = `
apiVersion: networking.istio.io/v1
kind: WorkloadEntry
metadata:
  name: legacy-1
  namespace: shop
spec:
  address: 10.0.0.7
  labels:
    app: legacy
`
