import type { AnalysisSettings } from '../analysis.ts'
import type { Resource } from './resource.ts'

/** All resources, indexed for the rules, the graph and the routing. Grows typed views (gateways, virtual services) as they are needed. */
export interface Model {
  readonly resources: readonly Resource[]
  readonly settings: AnalysisSettings
  ofKind(kind: string): readonly Resource[]
  find(kind: string, namespace: string, name: string): Resource | undefined
}
