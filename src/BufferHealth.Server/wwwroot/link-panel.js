import { stops } from './link.js';

const element = (id) => document.getElementById(id);
const marked = [0, 60, 150, 300, 600, 1300, 3000];

/** Wires slider and buttons to the link. Returns a function that shows the link's status. */
export function createLinkPanel(set) {
  const slider = element('rate');
  const buttons = [...document.querySelectorAll('.profiles button')];
  slider.max = stops.length - 1;
  slider.addEventListener('input', () => set({ kbps: stops[slider.valueAsNumber] }));
  for (const button of buttons) {
    const { kbps, profile } = button.dataset;
    button.addEventListener('click', () => set(profile ? { profile } : { kbps: Number(kbps) }));
  }
  element('marks').replaceChildren(...marked.map((kbps) => {
    const mark = document.createElement('span');
    mark.textContent = kbps;
    mark.style.left = `${(100 * stops.indexOf(kbps)) / (stops.length - 1)}%`;
    return mark;
  }));

  return ({ kbps, profile, bytesSent, error }) => {
    const dead = kbps === 0;
    const note = element('link-note');
    note.textContent = error ?? (dead ? 'nothing arrives' : `${profile ? `${profile} · ` : ''}${(bytesSent / 1000).toFixed(0)} kB sent`);
    note.classList.toggle('bad', error !== null || dead);
    if (error) return;
    const shown = dead ? 'off' : String(Math.round(kbps));
    element('kbps').textContent = shown;
    element('kbps').parentElement.classList.toggle('dead', dead);
    element('kbps-unit').style.visibility = dead ? 'hidden' : 'visible';
    // Not while a finger is on it: the server's answer lags behind the hand.
    if (!slider.matches(':active')) slider.value = nearestStop(kbps);
    slider.setAttribute('aria-valuetext', dead ? 'off' : `${shown} kilobits a second`);
    for (const button of buttons) {
      const pressed = button.dataset.profile ? button.dataset.profile === profile : dead && profile === null;
      button.setAttribute('aria-pressed', String(pressed));
    }
  };
}

function nearestStop(kbps) {
  return stops.reduce((best, stop, index) => (Math.abs(stop - kbps) < Math.abs(stops[best] - kbps) ? index : best), 0);
}
