/** A name for the branch of a change, from the subject of its commit: `change-virtualservice-cart`. */
export function branchNameFor(subject: string): string {
  const name = subject
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replaceAll(/^-+|-+$/g, '')
  return name || 'istio-change'
}

/** Whether git takes a name for a branch; the rules of `git check-ref-format`. */
export function isBranchName(name: string): boolean {
  return (
    name !== '' &&
    name !== '@' &&
    !/[\s~^:?*[\\\p{Cc}]|\.\.|@\{|\/\/|^[-/]|[/.]$/u.test(name) &&
    name.split('/').every(it => !it.startsWith('.') && !it.endsWith('.lock'))
  )
}
