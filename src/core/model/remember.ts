import type { Model } from './model.ts'
import type { Resource } from './resource.ts'

/**
 * Keeps what was read of an object as long as its value lives. The value stays the same object while the document's
 * text says the same, so a keystroke elsewhere costs nothing here. The namespace is part of the key: it may come from the settings.
 */
export function memoByValue<T>(): (resource: Resource, read: (resource: Resource) => T) => T {
  const kept = new WeakMap<Resource['value'], { readonly namespace: string; readonly view: T }>()
  return (resource, read) => {
    const found = kept.get(resource.value)
    if (found && found.namespace === resource.namespace) return found.view
    const view = read(resource)
    kept.set(resource.value, { namespace: resource.namespace, view })
    return view
  }
}

/** Keeps what was computed of a whole model. */
export function memoByModel<T>(compute: (model: Model) => T): (model: Model) => T {
  const kept = new WeakMap<Model, { readonly result: T }>()
  return model => {
    const found = kept.get(model)
    if (found) return found.result
    const result = compute(model)
    kept.set(model, { result })
    return result
  }
}
