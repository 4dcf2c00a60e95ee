import { isIpAddress, isIpv4 } from './ip.ts'

/** Whether a text is an address, or an address without zone, a slash and a prefix length; bits behind the prefix may be set. */
export function isSubnet(text: string): boolean {
  const parts = text.split('/')
  if (parts.length !== 2) return isIpAddress(text)
  const [address = '', bits = ''] = parts
  if (address.includes('%') || !isIpAddress(address) || !/^(0|[1-9]\d{0,2})$/.test(bits)) return false
  return Number(bits) <= (isIpv4(address) ? 32 : 128)
}
