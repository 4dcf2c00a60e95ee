import { mapAt, textAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'
import { quoteWord } from '../request/shell-words.ts'
import type { PatchOperation } from './json-patch.ts'

/** A command that makes a JSON patch of a VirtualService or route in the cluster. Every word of it is quoted as far as it needs to be. */
export function patchCommand(resource: Resource, patch: readonly PatchOperation[]): string {
  return `${patchWords(resource)} -p ${quoteWord(JSON.stringify(patch))}`
}

/** The same with the patch in a file. */
export function patchFileCommand(resource: Resource, file: string): string {
  return `${patchWords(resource)} --patch-file ${quoteWord(file)}`
}

function patchWords(resource: Resource): string {
  // A name that begins like an option must not be read as one.
  const kind = quoteWord(resource.kind.toLowerCase())
  const subject = /^\w/.test(resource.name)
    ? `${kind} ${quoteWord(resource.name)}`
    : quoteWord(`${resource.kind.toLowerCase()}/${resource.name}`)
  // Without a namespace in the file it is applied to the one kubectl is set to, and so is its patch.
  const namespace = textAt(mapAt(resource.value, 'metadata'), 'namespace')
  return `kubectl patch ${subject}${namespace ? ` -n ${quoteWord(namespace)}` : ''} --type=json`
}
