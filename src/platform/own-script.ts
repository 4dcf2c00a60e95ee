/** The part of the browser's Trusted Types that is used here; not every browser has them. */
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createHTML?(text: string): string; createScriptURL?(text: string): string },
  ): { createHTML(text: string): string; createScriptURL(text: string): string }
}

/** Undefined where the browser knows no Trusted Types. */
export const trustedTypes = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes

const policy = trustedTypes?.createPolicy('drawbridge', {
  createScriptURL(address) {
    if (!isOwn(address)) throw new TypeError(`${address} is no script of this page.`)
    return address
  },
})

/**
 * The address of a script of the page's own build, as a worker may be started with. The page's policy refuses every other text as a
 * script's address, and this throws for one that lies elsewhere.
 */
export function ownScript(address: string): string {
  return policy ? policy.createScriptURL(address) : address
}

/** Whether an address lies beside the page or below it. */
function isOwn(address: string): boolean {
  const page = new URL('./', document.baseURI)
  const { protocol, host, pathname } = new URL(address, page)
  return protocol === page.protocol && host === page.host && pathname.startsWith(page.pathname)
}
