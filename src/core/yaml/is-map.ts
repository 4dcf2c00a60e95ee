import type { Json } from './source-document.ts'

/** Whether a value is a mapping: no list, no scalar, not null. */
export function isMap(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
