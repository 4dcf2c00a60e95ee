/**
 * A function of an object that remembers its last answer: for what a hundred askers want of one object before they turn to
 * the next. Nothing is kept of the others.
 */
export function rememberLast<K extends object, V>(make: (key: K) => V): (key: K) => V {
  let last: { readonly key: K; readonly value: V } | undefined
  return key => {
    if (last?.key !== key) last = { key, value: make(key) }
    return last.value
  }
}
