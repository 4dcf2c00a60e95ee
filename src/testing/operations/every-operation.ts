import { fieldOperations } from './field-operations.ts'
import { gatewayApiOperations } from './gateway-api-operations.ts'
import type { Candidate, World } from './possible-operation.ts'
import { renameOperations } from './rename-operations.ts'
import { fileOperations, resourceOperations } from './resource-operations.ts'
import { routeOperations } from './route-operations.ts'

/** Every operation at every place of the files that it applies to; `pick` chooses values and positions. */
export function everyOperation(world: World, pick: (count: number) => number): Candidate[] {
  return [
    ...world.resources.flatMap(it => [
      ...fieldOperations(world, it, pick),
      ...routeOperations(world, it, pick),
      ...gatewayApiOperations(world, it, pick),
      ...resourceOperations(world, it, pick),
      ...renameOperations(world, it),
    ]),
    ...fileOperations(world),
  ]
}

/** A source of small numbers that is the same for the same seed. */
export function picker(seed: number): (count: number) => number {
  let state = seed + 1
  return count => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return (state >> 8) % count
  }
}
