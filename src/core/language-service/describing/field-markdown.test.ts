import { describe, expect, it } from 'vitest'
import { kindNamed } from '../../kinds/index.ts'
import { describedField, describeField } from './field-markdown.ts'

describe('describeField', () => {
  it('names type, need, meaning and what happens without it', () => {
    const text = describeField('weight', {
      is: { type: 'integer', format: 'int32', minimum: 0, maximum: 100 },
      doc: 'The share of requests.',
      required: true,
      default: '0',
      since: '1.2',
    })
    expect(text).toBe(
      '**weight** · integer from 0 to 100 · required · since Istio 1.2\n\nThe share of requests.\n\nDefault: 0.',
    )
  })

  it('lists the values of an enumeration', () => {
    const values = [
      { name: 'SIMPLE', doc: 'One way.' },
      { name: 'OLD', deprecated: true },
    ]
    expect(describeField('mode', { is: { type: 'enum', values }, doc: 'How.' })).toContain(
      '- `SIMPLE`: One way.',
    )
    expect(describeField('mode', { is: { type: 'enum', values }, doc: 'How.' })).not.toContain('OLD')
  })
})

describe('describedField', () => {
  it('knows the fields of a kind and those of every object', () => {
    const gateway = kindNamed('Gateway')
    expect(describedField(gateway, ['spec', 'servers', 0, 'port', 'number'])?.is.type).toBe('integer')
    expect(describedField(undefined, ['metadata', 'name'])?.required).toBe(true)
    expect(describedField(gateway, ['spec'])).toBe(gateway?.spec)
  })

  it('takes names of the language for plain keys', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(describedField(kindNamed('Gateway'), [name])).toBeUndefined()
      expect(describedField(kindNamed('Gateway'), ['metadata', name])).toBeUndefined()
      expect(describedField(kindNamed('Gateway'), ['spec', name])).toBeUndefined()
    }
  })
})
