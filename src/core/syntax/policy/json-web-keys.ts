/** What a text of JSON Web Keys holds. */
export type KeySet =
  | { readonly fault: string }
  | {
      /** Which keys, by index, would let anyone who reads them sign tokens. */
      readonly secret: readonly number[]
    }

const types = ['RSA', 'EC', 'OKP', 'oct']

/**
 * Reads a set of JSON Web Keys, or one key alone, as far as Istio's reader depends on it: an object whose `keys` each have
 * a type that it knows.
 */
export function readKeySet(text: string): KeySet {
  const json = parsed(text)
  if (!isMap(json)) return { fault: 'it is not a JSON object' }
  const keys = Object.hasOwn(json, 'keys') ? json.keys : [json]
  if (!Array.isArray(keys)) return { fault: 'its keys are not a list' }
  for (const [i, key] of keys.entries()) {
    if (!isMap(key)) return { fault: `key ${i} is not an object` }
    if (typeof key.kty !== 'string' || !types.includes(key.kty))
      return { fault: `key ${i} has a kty other than ${types.join(', ')}` }
  }
  return { secret: keys.flatMap((key, i) => (isSecret(key) ? [i] : [])) }
}

function isSecret(key: { readonly [name: string]: unknown }): boolean {
  return key.kty === 'oct' || (typeof key.d === 'string' && key.d !== '')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isMap(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
