// The headers of the page, for every server that gives it out: plain JavaScript, as static-file.mjs. The files below deploy/ are made
// of them by scripts/deploy.mjs.

/**
 * What the page may do, by name. Monaco writes style elements and attributes while it draws, so inline styles are allowed; the page for
 * frames has no editor and no such styles (public/connections.js).
 */
export const policy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'connect-src': "'self' https: wss: http://localhost:* http://127.0.0.1:* ws://localhost:* ws://127.0.0.1:*",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  // Monaco's sanitizer has a policy of its own.
  'trusted-types': 'drawbridge drawbridge-early monaco dompurify',
}

/** The policy in one line, as the page itself says it (index.html). */
export const policyLine = lineOf(policy)

/** What only a header can say comes with it: who may show the page in a frame. */
export const pageHeaders = {
  'Content-Security-Policy': lineOf({ ...policy, 'frame-ancestors': "'none'" }),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

/** Files below assets/ are named by their content; all others are asked for again. */
export const cacheOf = {
  assets: 'public, max-age=31536000, immutable',
  others: 'no-cache',
}

function lineOf(directives) {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}
