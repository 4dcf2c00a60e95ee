import { localitiesFault } from '../../syntax/locality.ts'
import type { Path } from '../../yaml/path.ts'
import type { Failing, LoadBalancer, LocalitySetting, PolicySettings } from './destination-rule-spec.ts'

/** The labels that stand for a place, which a failover by region already goes by. */
export const topologyLabels: readonly string[] = [
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
  'topology.istio.io/subzone',
]

/** What Istio finds in the settings for localities; paths count from the settings. */
export type LocalityFinding =
  | { readonly kind: 'both' }
  | { readonly kind: 'topology'; readonly path: Path; readonly label: string }
  | { readonly kind: 'weight'; readonly path: Path; readonly weight: number }
  | { readonly kind: 'total'; readonly path: Path; readonly total: number }
  | { readonly kind: 'overlap'; readonly path: Path; readonly locality: string; readonly reason: string }

export interface LocalityView {
  readonly findings: readonly LocalityFinding[]
  /** Whether Istio gave up before it came to the failovers. */
  readonly isStopped: boolean
}

/** Reads the settings as Istio does: in order, and no further than the first contradiction, bad weight or bad total. */
export function localityView(setting: LocalitySetting): LocalityView {
  const { distribute, failover, failoverPriority } = setting
  const stopped = (finding: LocalityFinding, before: readonly LocalityFinding[] = []): LocalityView => ({
    findings: [...before, finding],
    isStopped: true,
  })
  if (distribute.length > 0 && failover.length > 0) return stopped({ kind: 'both' })

  const topology = failoverPriority.findIndex(it => topologyLabels.includes(it))
  if (failover.length > 0 && topology >= 0)
    return stopped({
      kind: 'topology',
      path: ['failoverPriority', topology],
      label: failoverPriority[topology] ?? '',
    })

  const findings: LocalityFinding[] = []
  for (const [i, { to }] of distribute.entries()) {
    const path = ['distribute', i, 'to']
    const localities = Object.keys(to)
    const bad = localities.find(it => !isShare(to[it] ?? 0))
    if (bad !== undefined)
      return stopped({ kind: 'weight', path: [...path, bad], weight: to[bad] ?? 0 }, findings)
    const total = localities.reduce((sum, it) => sum + (to[it] ?? 0), 0)
    if (total !== 100) return stopped({ kind: 'total', path, total }, findings)
    findings.push(...overlaps(localities, at => [...path, localities[at] ?? '']))
  }
  const sources = distribute.map(it => it.from)
  findings.push(...overlaps(sources, at => ['distribute', at, 'from']))
  return { findings, isStopped: false }
}

/** The settings with failovers that Istio comes to look at, and their paths from the load balancer. */
export function failoverSettings({ localityLbSetting, zoneAwareLbSetting }: LoadBalancer) {
  const places: { setting: Failing; path: Path }[] = []
  if (localityLbSetting && !localityView(localityLbSetting).isStopped)
    places.push({ setting: localityLbSetting, path: ['localityLbSetting'] })
  if (zoneAwareLbSetting) places.push({ setting: zoneAwareLbSetting, path: ['zoneAwareLbSetting'] })
  return places
}

/** Whether settings with failovers lack the outlier detection that triggers them. */
export function lacksOutlierDetection(
  { failover, failoverPriority }: Failing,
  settings: PolicySettings,
): boolean {
  return failover.length + failoverPriority.length > 0 && !settings.outlierDetection
}

function overlaps(localities: readonly string[], pathOf: (index: number) => Path): LocalityFinding[] {
  const fault = localitiesFault(localities)
  if (!fault) return []
  const locality = localities[fault.index] ?? ''
  return [{ kind: 'overlap', path: pathOf(fault.index), locality, reason: fault.reason }]
}

function isShare(weight: number): boolean {
  return weight >= 1 && weight <= 100
}
