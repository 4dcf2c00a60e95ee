/** A Pod with settings of its own for the sidecar. */
export const annotatedPod = `
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations:
    sidecar.istio.io/proxyCPU: 100m
    traffic.sidecar.istio.io/excludeOutboundPorts: "3306, 6379"
spec:
  containers:
  - name: app
    image: registry.example.com/cart
`
