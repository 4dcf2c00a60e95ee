const template = /^\{\*{1,2}\}$/
const literal = /^[a-zA-Z0-9\-._~%!$&'()+,;:@=]+$/

/** Why a path with `{*}` or `{**}` is not one that Istio takes, as a clause. Follows `CheckValidPathTemplate`. */
export function pathTemplateFault(path: string): string | undefined {
  const segments = path.replace(/^\/+|\/+$/g, '').split('/')
  const hasTemplate = path.includes('{*}') || path.includes('{**}')
  let ended = false
  for (const segment of segments) {
    if (template.test(segment)) {
      if (ended) return 'nothing that varies can follow {**}'
      ended = segment === '{**}'
    } else if (/[{}]/.test(segment)) return 'braces stand only in a segment {*} or {**}'
    else if (hasTemplate && !literal.test(segment))
      return segment === ''
        ? 'beside {*} or {**} no segment is empty'
        : `"${segment.slice(0, 40)}" has characters that a segment beside {*} or {**} cannot have`
  }
  return undefined
}
