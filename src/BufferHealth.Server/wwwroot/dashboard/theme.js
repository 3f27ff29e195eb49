const key = 'bufferHealthTheme';
const order = ['system', 'light', 'dark'];
const listeners = [];
let chosen = 'system';

/** Calls back when colours change. */
export const onTheme = (listener) => listeners.push(listener);

/** A colour of the style sheet as a canvas takes it. */
export function colour(name) {
  const probe = document.createElement('span');
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

/** Makes the switch: as the system, light, dark. */
export function startTheme(button) {
  try {
    chosen = order.includes(localStorage.getItem(key)) ? localStorage.getItem(key) : 'system';
  } catch {
    // Without storage the system decides.
  }
  apply(button);
  button.addEventListener('click', () => {
    chosen = order[(order.indexOf(chosen) + 1) % order.length];
    try {
      localStorage.setItem(key, chosen);
    } catch {
      // It lasts until the page is loaded again.
    }
    apply(button);
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => apply(button));
}

function apply(button) {
  if (chosen === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
  const label = `Theme: ${chosen === 'system' ? 'as the system' : chosen}`;
  button.setAttribute('aria-label', label);
  button.title = label;
  for (const listener of listeners) listener();
}
