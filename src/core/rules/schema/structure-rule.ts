import type { Resource } from '../../model/resource.ts'
import type { Finding, Rule, RulePage } from '../define-rule.ts'
import type { CrdSource, DocumentationSource, KubernetesSource } from '../rule-source.ts'
import { faultMark } from './marks.ts'
import { structureOf } from './structure.ts'
import { blocksCel, type FaultName, type FaultNamed, type StructureFault } from './structure-fault.ts'

export type SchemaPage = Omit<RulePage, 'severity' | 'layer' | 'source'> & {
  readonly source: CrdSource | KubernetesSource | DocumentationSource
}

/** What a rule says of a fault; the place is the fault's own unless it names another. */
export type Told = Omit<Finding, 'path' | 'blocksCel'> & Partial<Pick<Finding, 'path'>>

/** A rule that puts one sort of structural fault into words. Saying nothing leaves the fault to another rule. */
export function structureRule<N extends FaultName>(
  names: readonly N[],
  page: SchemaPage,
  tell: (fault: FaultNamed<N>, resource: Resource) => Told | undefined,
): Rule {
  return {
    ...page,
    severity: 'error',
    layer: 'schema',
    scope: 'object',
    kinds: ['*'],
    onlyWith: names.map(faultMark),
    check(resource, report) {
      const { faults, hasConditions } = structureOf(resource)
      for (const fault of faults) {
        if (!isNamed(fault, names)) continue
        const words = tell(fault, resource)
        if (words) report({ path: fault.path, ...words, blocksCel: hasConditions && blocksCel(fault.fault) })
      }
    },
  }
}

function isNamed<N extends FaultName>(fault: StructureFault, names: readonly N[]): fault is FaultNamed<N> {
  return (names as readonly FaultName[]).includes(fault.fault)
}
