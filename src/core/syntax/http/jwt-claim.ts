const prefix = '@request.auth.claims'

/** Whether a header key in a match stands for a JWT claim: `@request.auth.claims.sub` or `@request.auth.claims[sub]`. */
export function isJwtClaim(name: string): boolean {
  if (!name.toLowerCase().startsWith(prefix)) return false
  const rest = name.slice(prefix.length)
  if (rest.startsWith('.')) return rest.length > 1
  return rest.startsWith('[') && rest.endsWith(']') && rest.length > 2
}
