// Narrows what the page may connect to: where it comes from, the servers named at this script, and those that the user has
// allowed. It runs before any other script; a server that is allowed later is reached after a reload. Read back by
// src/platform/allowed-servers.ts.
;(function () {
  var allowed = []
  try {
    allowed = JSON.parse(localStorage.getItem('drawbridge.servers') || '[]')
  } catch (_) {}
  if (!Array.isArray(allowed)) allowed = []
  var servers = document.currentScript.dataset.servers.split(' ').concat(
    allowed.filter(function (it) {
      return (
        typeof it === 'string' &&
        (/^(https|wss):\/\/[a-z0-9.-]+(:\d{1,5})?$/.test(it) ||
        /^(http|ws):\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?$/.test(it))
      )
    }),
  )
  var policy = document.createElement('meta')
  policy.httpEquiv = 'Content-Security-Policy'
  policy.content = "connect-src 'self' " + servers.join(' ')
  // A page for a frame has no editor, which is what writes styles into the page.
  if (new URLSearchParams(location.search).has('embed')) policy.content += "; style-src 'self'"
  policy.dataset.connections = ''
  document.head.appendChild(policy)
})()
