/** A name that is not taken: the wanted one, or `shop-2`, `shop-3` … */
export function freeNameAmong(taken: Iterable<unknown>, wanted: string): string {
  const known = new Set(taken)
  let name = wanted
  for (let count = 2; known.has(name); count++) name = `${wanted}-${count}`
  return name
}
