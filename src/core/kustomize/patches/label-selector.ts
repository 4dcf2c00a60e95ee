/** Whether labels meet a selector as Kubernetes writes it (`app=web,tier in (a, b),!old`). Undefined where it cannot be read. */
export function matchesLabels(selector: string, labels: ReadonlyMap<string, string>): boolean | undefined {
  const requirements = readSelector(selector)
  return requirements?.every(it => meets(it, labels))
}

interface Requirement {
  readonly key: string
  readonly operator: 'in' | 'notin' | 'exists' | 'absent' | '>' | '<'
  readonly values: readonly string[]
}

function meets({ key, operator, values }: Requirement, labels: ReadonlyMap<string, string>): boolean {
  const value = labels.get(key)
  switch (operator) {
    case 'in':
      return value !== undefined && values.includes(value)
    case 'notin':
      return value === undefined || !values.includes(value)
    case 'exists':
      return value !== undefined
    case 'absent':
      return value === undefined
    case '>':
    case '<': {
      if (value === undefined || !/^-?\d+$/.test(value)) return false
      return operator === '>' ? Number(value) > Number(values[0]) : Number(value) < Number(values[0])
    }
  }
}

const longest = 5000

const part = String.raw`[\w./-]+`
const set = new RegExp(String.raw`^(${part})\s+(in|notin)\s*\(([^()]*)\)$`)
const comparison = new RegExp(String.raw`^(${part})\s*(==|=|!=|>|<)\s*([\w.-]*)$`)
const presence = new RegExp(String.raw`^(!?)\s*(${part})$`)

function readSelector(selector: string): Requirement[] | undefined {
  if (selector.length > longest) return undefined
  const requirements: Requirement[] = []
  // A comma within parentheses parts values, not requirements.
  for (const text of selector.trim() === '' ? [] : selector.split(/,(?![^(]*\))/)) {
    const requirement = readRequirement(text.trim())
    if (!requirement) return undefined
    requirements.push(requirement)
  }
  return requirements
}

function readRequirement(text: string): Requirement | undefined {
  const [, setKey, operator, values] = set.exec(text) ?? []
  if (setKey !== undefined)
    return {
      key: setKey,
      operator: operator as 'in' | 'notin',
      values: values!.split(',').map(it => it.trim()),
    }
  const [, key, sign, value] = comparison.exec(text) ?? []
  if (key !== undefined) {
    if (sign === '>' || sign === '<')
      return /^-?\d+$/.test(value!) ? { key, operator: sign, values: [value!] } : undefined
    return { key, operator: sign === '!=' ? 'notin' : 'in', values: [value!] }
  }
  const [, not, name] = presence.exec(text) ?? []
  return name === undefined ? undefined : { key: name, operator: not ? 'absent' : 'exists', values: [] }
}
