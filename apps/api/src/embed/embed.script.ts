/**
 * One line on a cluster's site becomes a live radar: `<a href="…/radars/health" data-radar="health">…</a><script async src="…/api/v1/embed.js">`. Until
 * the script runs, and wherever none does, there is the link. Heights are taken from our frame and nobody else: by the window that speaks, and
 * by where it comes from.
 */
export const EMBED_SCRIPT = `(function () {
  var script = document.currentScript;
  if (!script) return;
  var home = new URL(script.src);
  function frameFor(place) {
    var data = place.dataset;
    var address = new URL('radars/' + encodeURIComponent(data.radar) + '/embed', home);
    if (data.theme) address.searchParams.set('theme', data.theme);
    if (data.edition) address.searchParams.set('edition', data.edition);
    if (data.language) address.searchParams.set('language', data.language);
    var frame = document.createElement('iframe');
    frame.src = address.href;
    frame.title = data.title || (place.textContent || '').trim() || 'Trend radar';
    frame.loading = 'lazy';
    frame.style.cssText = 'display:block;width:100%;border:0;color-scheme:normal';
    // About what it will need, so that little moves when it says how much.
    frame.style.height = (place.parentNode.clientWidth < 640 ? place.parentNode.clientWidth + 420 : 720) + 'px';
    addEventListener('message', function (event) {
      if (event.origin !== home.origin || event.source !== frame.contentWindow) return;
      var told = event.data;
      if (!told || told.source !== 'trend-universe' || typeof told.height !== 'number') return;
      if (told.height > 100 && told.height < 10000) frame.style.height = told.height + 'px';
    });
    place.replaceWith(frame);
  }
  if (script.dataset.radar) return frameFor(script);
  var links = document.querySelectorAll('a[data-radar]');
  for (var i = 0; i < links.length; i += 1)
    if (new URL(links[i].href).origin === home.origin) frameFor(links[i]);
})();
`;
