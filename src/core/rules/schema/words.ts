import type { FieldType } from '../../kinds/field.ts'
import type { Path } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'

/** The field a path ends in, as people write it: `hosts`, `hosts[1]`, `labels["a.b"]`. */
export function fieldName(path: Path): string {
  const last = path.at(-1)
  if (last === undefined) return 'the object'
  if (typeof last === 'string') return `\`${shorten(last)}\``
  const key = path.findLast(it => typeof it === 'string') ?? ''
  const indices = path.slice(path.lastIndexOf(key) + 1).map(it => `[${it}]`)
  return `\`${shorten(String(key))}${indices.join('')}\``
}

/** A type in words, with its article: `an integer`. */
export function typeInWords(type: FieldType): string {
  switch (type.type) {
    case 'string':
      return type.format === 'duration' ? 'a string such as "5s"' : 'a string'
    case 'enum':
      return 'one of its names, as a string'
    case 'boolean':
      return 'true or false'
    case 'integer':
      return 'an integer'
    case 'number':
      return 'a number'
    case 'intOrString':
      return 'an integer or a string'
    case 'object':
    case 'any':
      return 'a mapping'
    case 'map':
      return type.values.type === 'string' ? 'a mapping of strings' : 'a mapping'
    case 'list':
      return type.items.type === 'string' ? 'a list of strings' : 'a list'
  }
}

/** A value in words: `the string "80"`, `the boolean true`. */
export function valueInWords(value: Json): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return `the string ${JSON.stringify(shorten(value))}`
  if (typeof value === 'number') return `the number ${value}`
  if (typeof value === 'boolean') return `the boolean ${value}`
  return Array.isArray(value) ? 'a list' : 'a mapping'
}

/** Names as a sentence lists them: `` `a`, `b` and `c` ``. */
export function listInWords(names: readonly string[], word: 'and' | 'or' = 'and'): string {
  const quoted = names.map(it => `\`${it}\``)
  const last = quoted.pop() ?? ''
  return quoted.length ? `${quoted.join(', ')} ${word} ${last}` : last
}

/** A text cut to a length that fits a message. */
export function shorten(text: string): string {
  const characters = [...text.slice(0, 100)]
  return characters.length > 60 ? `${characters.slice(0, 57).join('')}…` : text
}

/** A count with its noun: `1 item`, `3 items`. */
export function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : noun === 'entry' ? 'entries' : `${noun}s`}`
}
