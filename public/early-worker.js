// Starts the worker that analyses while the page's own script is still on its way; src/platform/worker-analyzer.ts takes it over.
// The build writes the worker's address at this script: while developing there is none, and the page starts it later.
;(function () {
  var address = document.currentScript.dataset.worker
  if (!address) return
  try {
    var own = new URL(address, document.baseURI).href
    var policy =
      window.trustedTypes &&
      trustedTypes.createPolicy('drawbridge-early', {
        createScriptURL: function (it) {
          if (it !== own) throw new TypeError(it + ' is not the worker of this page.')
          return it
        },
      })
    var worker = new Worker(policy ? policy.createScriptURL(own) : own, { type: 'module', name: 'analysis' })
    // The page starts one of its own, and hears its fault.
    worker.onerror = function (event) {
      event.preventDefault()
      delete window.drawbridgeWorker
    }
    window.drawbridgeWorker = worker
  } catch (_) {}
})()
