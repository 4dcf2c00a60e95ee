const prefix = 'unix://'

/** Whether an address is a Unix domain socket. */
export function isUnixAddress(address: string): boolean {
  return address.startsWith(prefix)
}

/** Why the path of a `unix://` address cannot be a socket, as a clause; undefined when it can. `@name` is an abstract socket. */
export function unixAddressFault(address: string): string | undefined {
  const path = address.slice(prefix.length)
  if (path === '') return 'there is no path after unix://'
  if (path.startsWith('@')) return undefined
  if (!path.startsWith('/')) return 'its path is not absolute'
  return path.endsWith('/') ? 'its path ends in a slash, so that it names a folder' : undefined
}
