import { rangePrefix } from './addresses.ts'
import type { MeshChain } from './mesh-chains.ts'

/** Whether a chain has no condition: Envoy has the last such chain of a listener as its default. */
export function takesAll({ type, serverNames, subnets }: MeshChain): boolean {
  return type === 'bytes' && serverNames.length === 0 && subnets.length === 0
}

/** The first two chains of a listener that would take the same connection, for which Envoy refuses the listener. */
export function equalChains(chains: readonly MeshChain[]): readonly [MeshChain, MeshChain] | undefined {
  const seen = new Map<string, MeshChain>()
  for (const chain of chains) {
    if (takesAll(chain)) continue
    const names = chain.serverNames.length > 0 ? chain.serverNames : ['']
    const ranges = chain.subnets.length > 0 ? chain.subnets.map(it => rangePrefix(it) ?? '') : ['']
    for (const name of names)
      for (const range of ranges) {
        const key = `${chain.type} ${name.toLowerCase()} ${range}`
        const other = seen.get(key)
        if (other && other !== chain) return [other, chain]
        seen.set(key, chain)
      }
  }
  return undefined
}
