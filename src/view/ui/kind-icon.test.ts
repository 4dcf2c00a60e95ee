import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { addableGatewayApi, addableKinds, addablePolicies } from '../canvas/keys/addable-kinds.ts'
import { kindIcon } from './kind-icon.ts'

const view = fileURLToPath(new URL('..', import.meta.url))

it('every kind that can be added has an icon of its own', () => {
  const icons = [
    ...[...addableKinds, ...addablePolicies, ...addableGatewayApi].map(it => it.kind),
    'SomethingElse',
  ].map(kindIcon)
  expect(new Set(icons).size).toBe(icons.length)
})

it('the icon of a kind comes from here alone, so that it is the same in every menu, box and list', () => {
  const ofKinds = /\b(Box|Boxes|Cloud|DoorOpen|EthernetPort|Globe|Layers|Ruler)\b/
  const wrong = readdirSync(view, { recursive: true, encoding: 'utf8' })
    .filter(it => /\.tsx?$/.test(it) && !it.endsWith('kind-icon.ts'))
    .filter(file => {
      const text = readFileSync(join(view, file), 'utf8')
      return ofKinds.test(text.match(/import \{([^}]*)\} from 'lucide-react'/)?.[1] ?? '')
    })
  expect(wrong).toEqual([])
})
