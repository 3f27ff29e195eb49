let last = '';

/** Tells those who hear the page, once; what comes every second is only to be seen. */
export function announce(text) {
  if (text === last) return;
  last = text;
  document.getElementById('announcement').textContent = text;
}
