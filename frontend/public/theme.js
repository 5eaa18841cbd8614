// Loaded before the page is painted, so that "auto" does not flash the wrong colours.
(function () {
  var root = document.documentElement;
  if (root.dataset.theme !== 'auto') {
    return;
  }
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  function apply() {
    root.setAttribute('data-bs-theme', dark.matches ? 'dark' : 'light');
  }
  dark.addEventListener('change', apply);
  apply();
})();
