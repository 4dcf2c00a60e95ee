import { readDocument } from '../../yaml/read-document.ts'
import type { Json } from '../../yaml/source-document.ts'

/** A YAML text that stands within a value, such as of a ConfigMap: what it holds (null where it is empty), or undefined. */
export function readEmbeddedYaml(text: string): Json | undefined {
  // What begins with a brace is YAML here too; only files are held to be JSON then.
  const { value, readable } = readDocument(`---\n${text}`, true)
  return readable ? (value ?? null) : undefined
}
