/** An HTTP server that sends everybody to HTTPS, and the HTTPS server with its certificate in a Secret. */
export const httpsGateway = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
  namespace: istio-ingress
spec:
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 80
      name: http
      protocol: HTTP
    tls:
      httpsRedirect: true
    hosts:
    - shop.example.com
  - port:
      number: 443
      name: https
      protocol: HTTPS
    tls:
      mode: SIMPLE
      credentialName: shop-certificate
    hosts:
    - shop.example.com
`

/** Hosts with and without namespace, a wildcard among them. */
export const manyHosts = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
  namespace: istio-ingress
spec:
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 8080
      name: http
      protocol: HTTP
    hosts:
    - shop/shop.example.com
    - ./status.example.com
    - "*.apps.example.com"
`

/** TLS that is handed through by its SNI name. */
export const passthroughGateway = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: passthrough
  namespace: istio-ingress
spec:
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 8443
      name: tls
      protocol: TLS
    tls:
      mode: PASSTHROUGH
    hosts:
    - db.example.com
`

/** Certificates in files of the gateway's container; clients show theirs. */
export const mutualFiles = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: partners
  namespace: istio-ingress
spec:
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 443
      name: https
      protocol: HTTPS
    tls:
      mode: MUTUAL
      serverCertificate: /etc/certs/tls.crt
      privateKey: /etc/certs/tls.key
      caCertificates: /etc/certs/ca.crt
      cipherSuites:
      - ECDHE-RSA-AES256-GCM-SHA384
      - ECDHE-RSA-AES128-GCM-SHA256
    hosts:
    - partners.example.com
`

/** A server on a Unix socket: its port number is 0. */
export const socketGateway = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: local
  namespace: istio-ingress
spec:
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 0
      name: http
      protocol: HTTP
    bind: unix:///var/run/gateway.sock
    hosts:
    - shop.example.com
`

/** The certificate that Istio issues to the gateway itself. */
export const istioMutualGateway = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: mesh
  namespace: istio-ingress
spec:
  selector:
    istio: egressgateway
  servers:
  - port:
      number: 443
      name: https
      protocol: HTTPS
    tls:
      mode: ISTIO_MUTUAL
    hosts:
    - api.example.com
`
