import { isAmbientNamespace } from '../istio/gateway-api/waypoints/ambient.ts'
import { type MeshService, meshServices } from '../istio/sidecar/mesh-services.ts'
import { egressFor } from '../istio/sidecar/sidecar-scope.ts'
import { selectorText } from '../model/gateways.ts'
import { readSidecar, sidecarsIn } from '../model/sidecars.ts'
import type { MeshPath } from '../trace/connect.ts'
import { candidateLimit, listWords, nameWords, shorten } from './explain-words.ts'
import type { Candidate, Explained, Stage } from './explanation.ts'

/** Which Sidecar says what the workload reaches, and whether the service that is called is among it. */
export function sidecarStage(explained: Explained, mesh: MeshPath): Stage {
  const { scope, workload } = mesh
  const { sidecar } = scope
  const namespace = shorten(workload.namespace)
  const scopeWords = sidecar
    ? `Sidecar ${nameWords(sidecar)}${sidecar.namespace === workload.namespace ? '' : ` of ${sidecar.namespace}`} says what a workload of ${namespace} reaches.`
    : `No Sidecar is for this workload of ${namespace}: it reaches everything that is exported to its namespace.`
  return {
    name: 'sidecar',
    verdict: 'passed',
    sentence: [
      ambientWords(explained, mesh),
      scopeWords,
      importWords(explained, mesh),
      policyWords(mesh),
      ignoredWords(mesh),
    ]
      .filter(Boolean)
      .join(' '),
    candidates: [...sidecarCandidates(explained, mesh), ...egressCandidates(explained, mesh)].slice(
      0,
      candidateLimit,
    ),
  }
}

/** Where there are no sidecars the way is another one, by ztunnel and waypoints, which is not computed. */
function ambientWords({ model }: Explained, { workload }: MeshPath): string {
  if (!isAmbientNamespace(model, workload.namespace)) return ''
  return `${shorten(workload.namespace)} is in ambient mode, whose ztunnel and waypoints Drawbridge does not follow: this is the way that a sidecar would take.`
}

function sidecarCandidates({ model }: Explained, { scope, workload }: MeshPath): Candidate[] {
  const here = sidecarsIn(model, workload.namespace)
  const { rootNamespace } = model.settings
  const root = workload.namespace === rootNamespace ? [] : sidecarsIn(model, rootNamespace)
  return [...here, ...root].map((it): Candidate => {
    const { selector } = readSidecar(it)
    const taken = it === scope.sidecar
    const place = { resource: it.id, path: selector && !taken ? ['spec', 'workloadSelector'] : [] }
    return { place, label: `Sidecar ${nameWords(it)} of ${it.namespace}`, taken, why: whyOf() }

    function whyOf(): string {
      const isRoot = it.namespace !== workload.namespace
      if (taken && selector) return `Its selector ${selectorText(selector)} matches the workload.`
      if (taken && isRoot) return 'It is the default of the mesh, and no Sidecar of the namespace matches.'
      if (taken) return 'It is for every workload of its namespace.'
      if (selector && isRoot)
        return 'A Sidecar of the root namespace counts in other namespaces only if it has no selector.'
      if (selector && ![...selector].every(([key, value]) => workload.labels.get(key) === value))
        return `Its selector asks for ${selectorText(selector)}.`
      if (isRoot) return 'The namespace has a Sidecar of its own.'
      return 'A Sidecar with a matching selector, or an older one, comes first.'
    }
  })
}

/** Where the service that is called is not imported: each entry of `egress` with what it covers. */
function egressCandidates({ request }: Explained, { scope, isImported, target }: MeshPath): Candidate[] {
  const { sidecar } = scope
  if (!sidecar || isImported) return []
  const used = egressFor(scope, request.port)
  const written = readSidecar(sidecar).egress
  return scope.egress.flatMap((it, i): Candidate[] => {
    if (!it.place) return []
    const hosts = listWords(written[i]?.hosts ?? [])
    return [
      {
        place: it.place,
        label: `egress ${i + 1}: ${hosts}`,
        taken: false,
        why:
          it !== used
            ? it.port === undefined
              ? 'An earlier entry is for this port.'
              : `It is for port ${it.port}.`
            : target
              ? `None of its hosts covers ${target.namespace}/${shorten(target.host)}.`
              : 'It imports no service of this name.',
      },
    ]
  })
}

function importWords(
  explained: Explained,
  { called, target, isImported, scope, workload }: MeshPath,
): string {
  if (called === '') return ''
  if (isImported && target) {
    return target.kind === 'assumed'
      ? `${shorten(target.host)} is not in the files. It is assumed to be a service with this port.`
      : ''
  }
  if (target)
    return scope.sidecar
      ? `${shorten(target.host)} is not included.`
      : `${shorten(target.host)} is not visible from it.`
  const hidden = meshServices(explained.model).find((it: MeshService) => it.host === called)
  if (hidden) return `${shorten(hidden.host)} is not exported to namespace ${shorten(workload.namespace)}.`
  return `No service that it knows has the name ${shorten(called)}.`
}

function policyWords({ scope: { policyPlace, allowAny } }: MeshPath): string {
  if (!policyPlace) return ''
  return allowAny
    ? 'Calls to anything else are let through.'
    : 'Calls to anything else are refused (REGISTRY_ONLY).'
}

function ignoredWords({ scope: { ignored } }: MeshPath): string {
  const names = [...new Set(ignored.map(it => String(it.path.at(-1))))]
  return names.length === 0 ? '' : `Ignored here: ${listWords(names)} of the Sidecar.`
}
