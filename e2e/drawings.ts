import type { Hand } from './drawing-hand.ts'

/** How each configuration of Istio's gateway reference is drawn, whoever draws it; begun on an empty canvas. */
export const drawings: readonly {
  readonly title: string
  /** The example that holds the configuration, and the file of it. */
  readonly example: string
  readonly file: string
  readonly draw: (hand: Hand) => Promise<void>
}[] = [
  { title: 'a gateway with five servers', example: 'bookinfo', file: 'gateway.yaml', draw: bookinfoGateway },
  {
    title: 'rules for a gateway and the mesh',
    example: 'bookinfo',
    file: 'reviews.yaml',
    draw: bookinfoRule,
  },
  { title: 'a rule for a TCP port', example: 'mongo', file: 'mongo.yaml', draw: mongoRule },
  { title: 'hosts by namespace', example: 'namespace-hosts', file: 'gateway.yaml', draw: namespaceHosts },
  { title: 'plain HTTP/2', example: 'http2', file: 'gateway.yaml', draw: http2 },
  { title: 'a MongoDB port', example: 'mongo-gateway', file: 'gateway.yaml', draw: mongoGateway },
  { title: 'TLS with files', example: 'tls-simple', file: 'gateway.yaml', draw: tlsSimple },
]

async function gateway(hand: Hand, name: string, app: string, namespace?: string): Promise<void> {
  await hand.begin()
  await hand.add('Gateway')
  await hand.write('Name', name)
  if (namespace) await hand.write('Namespace', namespace)
  await hand.write('Workloads with labels key istio', 'app')
  await hand.write('Workloads with labels app value', app)
  await hand.press(/^Open server 1:/)
}

async function port(hand: Hand, number: string, name: string, protocol: string): Promise<void> {
  await hand.write('Port number', number)
  await hand.write('Name', name)
  await hand.write('Protocol', protocol)
}

async function certificateFiles(hand: Hand, certificate: string, key: string): Promise<void> {
  await hand.pick('Files')
  await hand.write('File of the certificate', certificate)
  await hand.write('File of its key', key)
}

async function bookinfoGateway(hand: Hand): Promise<void> {
  await gateway(hand, 'my-gateway', 'my-gateway-controller', 'some-config-namespace')
  await hand.write('Host 1', 'uk.bookinfo.com')
  await hand.press('Add host')
  await hand.write('New host', 'eu.bookinfo.com')
  await hand.press('Add TLS')

  await hand.addRow('Add a server to my-gateway')
  await hand.write('Name', 'https-443')
  await certificateFiles(hand, '/etc/certs/servercert.pem', '/etc/certs/privatekey.pem')

  await hand.addRow('Add a server to my-gateway')
  await port(hand, '9443', 'https-9443', 'HTTPS')
  await hand.write('Host 1', 'bookinfo-namespace/*.bookinfo.com')
  await hand.press('Remove host 2')
  await hand.press('Add TLS')
  await hand.write('Credential name', 'bookinfo-secret')

  await hand.addRow('Add a server to my-gateway')
  await port(hand, '9080', 'http-wildcard', 'HTTP')
  await hand.write('Host 1', '*')
  await hand.press('Remove host 2')

  await hand.addRow('Add a server to my-gateway')
  await port(hand, '2379', 'mongo', 'MONGO')
  await hand.write('Host 1', '*')
  await hand.press('Remove host 2')
}

async function bookinfoRule(hand: Hand): Promise<void> {
  await hand.begin()
  await hand.add('VirtualService')
  await hand.write('Name', 'bookinfo-rule')
  await hand.write('Namespace', 'bookinfo-namespace')
  await hand.write('Host 1', 'reviews.prod.svc.cluster.local')
  await hand.press('Add host')
  await hand.write('New host', 'uk.bookinfo.com')
  await hand.write('New host', 'eu.bookinfo.com')
  await hand.take('Link a gateway', 'Another gateway…')
  await hand.write('New gateway', 'some-config-namespace/my-gateway')
  await hand.take('Link a gateway', 'mesh')

  await hand.press(/^Open HTTP rule 1:/)
  await hand.press('Add Conditions')
  await hand.choose('Path: how it is compared', 'anything')
  await hand.press('Add Headers')
  await hand.write('New key for Headers', 'cookie')
  await hand.choose('Headers cookie: how it is compared', 'exact')
  await hand.write('Headers cookie exact', 'user=dev-123')
  await hand.write('Host', 'reviews.qa.svc.cluster.local')
  await hand.write('Port', '7777')

  await hand.addRow('Add a rule to bookinfo-rule')
  await hand.write('Path prefix', '/reviews/')
  await hand.write('Host', 'reviews.prod.svc.cluster.local')
  await hand.write('Port', '9080')
  await hand.press('Add destination')
  await hand.write(/^Percentage of service/, '20')
  await hand.write('Host', 'reviews.qa.svc.cluster.local')
}

async function mongoRule(hand: Hand): Promise<void> {
  await hand.begin()
  await hand.add('VirtualService')
  await hand.write('Name', 'bookinfo-mongo')
  await hand.write('Namespace', 'bookinfo-namespace')
  await hand.write('Host 1', 'mongosvr.prod.svc.cluster.local')
  await hand.take('Link a gateway', 'Another gateway…')
  await hand.write('New gateway', 'some-config-namespace/my-gateway')
  await hand.take('Actions of HTTP rule 1', 'Delete HTTP rule 1')
  await hand.press('Add TCP rules')
  await hand.press('Add Conditions')
  await hand.write('Conditions › Port', '27017')
  await hand.write('Destinations › Host', 'mongo.prod.svc.cluster.local')
  await hand.write('Destinations › Port', '5555')
}

async function namespaceHosts(hand: Hand): Promise<void> {
  await gateway(hand, 'my-gateway', 'my-gateway-controller', 'some-config-namespace')
  await hand.write('Namespace of entry 1', 'ns1')
  await hand.press('Add host')
  await hand.write('New host', 'ns2/foo.bar.com')
}

async function http2(hand: Hand): Promise<void> {
  await gateway(hand, 'my-ingress', 'my-ingressgateway')
  await port(hand, '80', 'http2', 'HTTP2')
}

async function mongoGateway(hand: Hand): Promise<void> {
  await gateway(hand, 'my-tcp-ingress', 'my-tcp-ingressgateway')
  await port(hand, '27018', 'mongo', 'MONGO')
}

async function tlsSimple(hand: Hand): Promise<void> {
  await gateway(hand, 'my-tls-ingress', 'my-tls-ingressgateway')
  await port(hand, '443', 'https', 'HTTPS')
  await hand.press('Add TLS')
  await certificateFiles(hand, '/etc/certs/server.pem', '/etc/certs/privatekey.pem')
}
