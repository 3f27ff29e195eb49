// Before any script of the page: every media event with the element's own flags, as the browser tells it.
window.mediaEvents = [];
window.monitorStalls = [];
window.pageErrors = [];
window.addEventListener('error', (event) => window.pageErrors.push(String(event.message)));
window.addEventListener('unhandledrejection', (event) => window.pageErrors.push(String(event.reason)));
for (const name of ['play', 'playing', 'waiting', 'pause', 'seeking', 'seeked', 'ended', 'emptied']) {
  document.addEventListener(name, ({ target }) => {
    window.mediaEvents.push({ name, time: performance.now() / 1000, seeking: target.seeking, paused: target.paused, ended: target.ended });
  }, true);
}

// When the player was given the stream, to 10 ms; and how long the page stood still at the longest: told to the test, which outlives the page.
{
  let last = performance.now();
  let longest = 0;
  setInterval(() => {
    const now = performance.now();
    if (window.demo?.player) window.loadTime ??= now / 1000;
    if (now - last > longest + 10) {
      longest = now - last;
      window.stoodStill(longest / 1000);
    }
    last = now;
  }, 10);
}
