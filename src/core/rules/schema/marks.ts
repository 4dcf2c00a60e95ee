import type { CelRule } from '../../kinds/field.ts'
import type { Resource } from '../../model/resource.ts'
import { structureOf } from './structure.ts'
import type { FaultName } from './structure-fault.ts'

/** What a schema rule waits for (`onlyWith`) in place of a key: a fault of its sort, … */
export function faultMark(fault: FaultName): string {
  return `fault ${fault}`
}

/** … a value with its condition, … */
export function conditionMark(condition: CelRule): string {
  return `condition ${condition}`
}

/** … or anything that keeps Go from reading the object. */
export const unreadableMark = 'unreadable'

/** The marks of a resource, each once. */
export function marksOf(resource: Resource): readonly string[] {
  const { faults, unreadable, celNodes } = structureOf(resource)
  const marks = [...celNodes.keys()].map(conditionMark)
  if (faults.length > 0) marks.push(...new Set(faults.map(it => faultMark(it.fault))))
  if (unreadable.length > 0) marks.push(unreadableMark)
  return marks
}
