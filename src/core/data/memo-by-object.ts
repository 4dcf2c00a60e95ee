/** A function of an object whose answer is kept for as long as the object is. */
export function memoByObject<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const answers = new WeakMap<K, { value: V }>()
  return key => {
    const known = answers.get(key)
    if (known) return known.value
    const value = make(key)
    answers.set(key, { value })
    return value
  }
}
