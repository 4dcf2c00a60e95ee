// Runs before the first paint, so that a dark page never flashes white. The app takes over from here.
;(function () {
  var wish = null
  try {
    wish = localStorage.getItem('drawbridge.theme')
  } catch (_) {}
  var dark =
    wish === 'dark' || (wish !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
