// Says why the page could not start, for as long as the app has not taken over: a part of it that did not arrive, an error
// before it was first shown, or storage that does not answer. It stands alone, since nothing of the app may be there. The
// app shows itself in the same place, so a page that starts after all takes this away.
;(function () {
  var slow = 20000
  var afterFault = 2000

  addEventListener('error', onError, true)
  addEventListener('unhandledrejection', onRejection)
  setTimeout(function () {
    show('Loading takes unusually long. Another tab of Drawbridge or the browser’s storage may be in the way.')
  }, slow)

  function onError(event) {
    var script = event.target
    if (location.protocol === 'file:') wait('Browsers do not run this page from a file.')
    else if (script instanceof HTMLScriptElement || script instanceof HTMLLinkElement)
      wait('A part of the page did not arrive: ' + (script.src || script.href))
    else wait(event.message || 'Unknown error')
  }

  function onRejection(event) {
    wait(String((event.reason && event.reason.message) || event.reason || 'Unknown error'))
  }

  // An error need not keep the app from starting, so it gets a moment.
  function wait(reason) {
    if (!hasStarted()) setTimeout(show, afterFault, reason)
  }

  function hasStarted() {
    return document.documentElement.dataset.started !== undefined
  }

  function show(reason) {
    if (hasStarted()) return
    var root = document.getElementById('root')
    if (!root || root.childElementCount > 0) return
    // The picture of the first drawing (src/view/first/cover.ts) has nothing to give way to.
    var cover = document.querySelector('[data-first-drawing]')
    if (cover) cover.remove()
    var main = element('main')
    main.style.cssText = 'max-width: 40rem; margin: 10vh auto; padding: 0 1rem; font-family: system-ui, sans-serif'
    var alert = element('p', reason)
    alert.setAttribute('role', 'alert')
    main.append(
      element('h1', 'Drawbridge could not start'),
      alert,
      element(
        'p',
        location.protocol === 'file:'
          ? 'Serve its folder from a web server on this machine, or run “drawbridge open .”, which does that.'
          : 'Reload the page. If that does not help, close other tabs of Drawbridge, allow this site to store data, and turn off extensions for it. Workspaces that this browser has saved stay saved.',
      ),
      button('Reload the page', function () {
        location.reload()
      }),
    )
    root.append(main)
    addSaved(main)
  }

  function addSaved(main) {
    unsavedCopies().forEach(add)
    savedWorkspaces(function (all) {
      all.forEach(add)
    })
    function add(content) {
      var line = element('p')
      line.append(
        button('Download ' + content.name, function () {
          download(content)
        }),
      )
      main.append(line)
    }
  }

  // The last words of a page that was closed before they were saved (src/platform/unsaved-copies.ts).
  function unsavedCopies() {
    try {
      return Object.keys(localStorage)
        .filter(function (key) {
          return key.startsWith('drawbridge.unsaved.')
        })
        .map(function (key) {
          return JSON.parse(localStorage.getItem(key)).content
        })
        .filter(isContent)
    } catch (_) {
      return []
    }
  }

  // The latest saved workspaces (src/platform/indexed-db-drawer.ts).
  function savedWorkspaces(take) {
    try {
      var request = indexedDB.open('drawbridge')
      request.onupgradeneeded = function () {
        // Nothing was ever saved: nothing is made here either.
        request.transaction.abort()
      }
      request.onsuccess = function () {
        try {
          var all = request.result.transaction('workspaces').objectStore('workspaces').getAll()
          all.onsuccess = function () {
            request.result.close()
            var latest = all.result.sort(function (a, b) {
              return b.savedAt - a.savedAt
            })
            take(
              latest
                .slice(0, 20)
                .map(function (it) {
                  return it.content
                })
                .filter(isContent),
            )
          }
        } catch (_) {}
      }
    } catch (_) {}
  }

  function isContent(content) {
    return !!content && typeof content.name === 'string' && Array.isArray(content.files) && content.files.length > 0
  }

  function download(content) {
    var text = content.files
      .map(function (file) {
        return content.files.length > 1 ? '# ' + file.name + '\n' + file.text : file.text
      })
      .join('\n---\n')
    var link = element('a')
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }))
    link.download = (content.name || 'workspace') + '.yaml'
    document.body.append(link)
    link.click()
    link.remove()
  }

  function button(words, run) {
    var made = element('button', words)
    made.type = 'button'
    made.addEventListener('click', run)
    return made
  }

  function element(name, words) {
    var made = document.createElement(name)
    if (words) made.textContent = words
    return made
  }
})()
