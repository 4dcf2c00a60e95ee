import { type Cluster, isBuiltIn, isNameOnly, lookUp, subsetsOf } from '../istio/routes/clusters.ts'
import { existenceOf, isDeclared } from '../istio/routes/existence.ts'
import { fullHost } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import { percentWords } from '../text/percent-words.ts'
import { missingStatus } from '../trace/missing-status.ts'
import type { Trace } from '../trace/trace.ts'
import { appliesWords, listWords, shorten } from './explain-words.ts'
import type { Candidate, Explained, Stage } from './explanation.ts'

/** What is done with the request in the end; undefined where it did not come so far. */
export function actionStage(explained: Explained): Stage | undefined {
  const { trace } = explained
  const place = trace.route?.rule.place
  if (trace.redirect)
    return {
      name: 'action',
      verdict: 'passed',
      sentence: `The client is redirected with ${trace.redirect.code} to ${shorten(trace.redirect.location, 300)}.`,
      candidates: place
        ? [
            {
              place: { ...place, path: [...place.path, 'redirect'] },
              label: 'redirect',
              taken: true,
              why: 'The rule redirects.',
            },
          ]
        : [],
    }
  if (trace.directResponse)
    return {
      name: 'action',
      verdict: 'passed',
      sentence: `The ${proxyWords(trace)} itself answers with ${trace.directResponse.status}.`,
      candidates: place
        ? [
            {
              place: { ...place, path: [...place.path, 'directResponse'] },
              label: 'directResponse',
              taken: true,
              why: 'The rule answers.',
            },
          ]
        : [],
    }
  if (trace.outcome !== 'route') return undefined
  return destinationStage(explained)
}

/** What answers in the trace's own words: the gateway, or the sidecar of the caller. */
export function proxyWords({ mesh }: Trace): 'gateway' | 'sidecar' {
  return mesh ? 'sidecar' : 'gateway'
}

function builtInWords({ exists }: Cluster): string {
  return exists
    ? 'It goes to the called address, whatever is there.'
    : 'It goes nowhere: only services of the mesh may be reached.'
}

/** `reviews.prod:9080 (v2)`. */
export function clusterWords({ name, host, port, subset }: Cluster): string {
  if (isNameOnly({ name, host })) return name
  return `${shorten(host)}:${port}${subset ? ` (${shorten(subset, 60)})` : ''}`
}

/** Each cluster's part of the traffic, 0 to 1. */
export function clusterShares(clusters: readonly Cluster[]): number[] {
  const sum = clusters.reduce((total, it) => total + it.weight, 0)
  return clusters.map(it => (clusters.length === 1 ? 1 : sum > 0 ? it.weight / sum : 0))
}

function destinationStage(explained: Explained): Stage {
  const { trace } = explained
  const { clusters } = trace
  const shares = clusterShares(clusters)
  const resource = trace.route?.rule.place.resource ?? tcpResource(explained)
  const candidates = clusters.map(
    (it, i): Candidate => ({
      ...(resource && it.destination.path.length > 0 && { place: { resource, path: it.destination.path } }),
      label: `${clusterWords(it)}, ${percentWords(shares[i] ?? 0)}`,
      taken: it.exists || isDeclared(explained.model, it),
      why: isBuiltIn(it) ? builtInWords(it) : whyTaken(explained, it),
    }),
  )
  const words = clusters.map((it, i) => `${percentWords(shares[i] ?? 0)} to ${clusterWords(it)}`)
  return {
    name: 'action',
    verdict: clusters.length > 0 ? 'passed' : 'stopped',
    sentence: [goesWords(clusters, words), ...extras(explained)].join(' '),
    candidates,
  }
}

function goesWords(clusters: readonly Cluster[], words: readonly string[]): string {
  const [only] = clusters
  if (!only) return 'No destination has any weight.'
  if (!isBuiltIn(only)) return `The request goes ${listWords(words, 6)}.`
  return only.exists
    ? 'The request goes to the called address. No rule of the mesh applies.'
    : 'The connection is closed: only services of the mesh may be reached.'
}

function extras({ trace }: Explained): string[] {
  const sentences: string[] = []
  const { rewrite, mirrors, route } = trace
  if (rewrite?.prefix) sentences.push(`The path is rewritten with ${shorten(rewrite.prefix)}.`)
  if (rewrite?.regex)
    sentences.push(`In the path, ${shorten(rewrite.regex)} becomes ${shorten(rewrite.substitution ?? '')}.`)
  if (rewrite?.authority) sentences.push(`Host becomes ${shorten(rewrite.authority)}.`)
  for (const it of mirrors)
    sentences.push(`${it.percent} % is mirrored to ${shorten(it.name.split('|').at(-1) ?? '')}.`)
  const applies = route ? appliesWords(route.rule.value) : []
  if (applies.length > 0) sentences.push(`With ${listWords(applies, 6)}.`)
  return sentences
}

function whyTaken(explained: Explained, cluster: Cluster): string {
  switch (existenceOf(explained.model, explained.workload.namespace, cluster)) {
    case 'found':
      return 'It is in the files.'
    case 'declared':
      return 'The settings say that it exists outside the files.'
    case 'missing':
      return `${whyMissing(explained, cluster)} The client gets ${missingStatus(explained.trace)}.`
    case 'outside':
      return `${whyMissing(explained, cluster)} If it does not exist in the cluster either, the client gets ${missingStatus(explained.trace)}.`
  }
}

function whyMissing({ model, workload }: Explained, { destination, port, subset }: Cluster): string {
  if (destination.host === '') return 'The route may not lead there; its status says why.'
  const host = fullHost(destination.host, destination)
  const service = lookUp(
    { model, namespace: workload.namespace, serverPort: port },
    host,
    destination.namespace,
  )
  if (!service)
    return `The service ${shorten(host)} is not in the files${shortName(model, destination.host)}.`
  if (!service.ports.includes(port))
    return `The service has the ports ${listWords(service.ports.map(String))}, not ${port}.`
  const known = subsetsOf(model, service.host, workload.namespace)
  return `No DestinationRule visible in namespace ${workload.namespace} has the subset ${shorten(subset)}${known.length > 0 ? `. The known subsets are ${listWords(known)}` : ''}.`
}

/** `reviews.prod` is read as a full name, which rarely exists. */
function shortName(model: Model, host: string): string {
  const [name, namespace, ...rest] = host.split('.')
  if (!name || !namespace || rest.length > 0 || !model.find('Service', namespace, name)) return ''
  return `; a name with a dot is read as a full name. The full name of the service is ${name}.${namespace}.svc.${model.settings.domain}`
}

function tcpResource({ trace }: Explained) {
  if (trace.mesh) return trace.mesh.chain.place?.resource
  const action = trace.filterChain?.action
  return action?.type === 'tcp' ? action.place?.resource : undefined
}
