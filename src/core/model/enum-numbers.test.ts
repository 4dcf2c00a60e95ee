import { describe, expect, it } from 'vitest'
import { fieldAt, kindNamed } from '../kinds/index.ts'
import { readGateway } from './gateways.ts'
import { readModel } from './read-model.ts'
import { clientTlsModes, enumAt, locations, resolutions, serverTlsModes } from './read-value.ts'

describe('an enum', () => {
  it.each([
    ['Gateway', ['spec', 'servers', 0, 'tls', 'mode'], serverTlsModes],
    ['DestinationRule', ['spec', 'trafficPolicy', 'tls', 'mode'], clientTlsModes],
    ['ServiceEntry', ['spec', 'resolution'], resolutions],
    ['ServiceEntry', ['spec', 'location'], locations],
  ] as const)('has the numbers of its description: %s %j', (kind, path, names) => {
    const is = fieldAt(kindNamed(kind)!, path)?.is
    expect(is?.type === 'enum' && is.values.map(it => it.name)).toEqual(names)
  })

  it('is read by its number as by its name', () => {
    expect(enumAt({ mode: 1 }, 'mode', serverTlsModes)).toBe('SIMPLE')
    expect(enumAt({ mode: 'SIMPLE' }, 'mode', serverTlsModes)).toBe('SIMPLE')
    expect(enumAt({ mode: 99 }, 'mode', serverTlsModes)).toBeUndefined()
  })

  it('says the same of a server either way', () => {
    const modeOf = (mode: string) => {
      const text = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public}
spec: {servers: [{port: {number: 443, name: https, protocol: HTTPS}, hosts: ["*"], tls: {mode: ${mode}}}]}
`
      const [gateway] = readModel([{ name: 'a.yaml', text }]).ofKind('Gateway')
      return gateway && readGateway(gateway).servers[0]?.tls?.mode
    }
    serverTlsModes.forEach((name, number) => {
      expect(modeOf(String(number))).toBe(name)
    })
  })
})
