const element = (id) => document.getElementById(id);

/** How many decimals each number of the monitor's snapshot has on the page. */
const decimals = {
  bufferLevel: 2, avgBufferLevel: 2, decayedBufferLevel: 2, minBufferLevel: 2,
  stallCount: 0, totalStallDuration: 2, longestStall: 2, startupTime: 2, qoeScore: 0,
};
const thresholdSeconds = 0.1;

/** Shows a snapshot of the monitor; a dash stands for what is unknown. */
export function showReadings(snapshot) {
  for (const [name, places] of Object.entries(decimals)) {
    const value = snapshot[name];
    write(element(name), value == null ? '–' : value.toFixed(places));
  }
  element('bufferLevel').parentElement.classList.toggle(
    'bad', ['playing', 'stalled'].includes(snapshot.state) && snapshot.bufferLevel !== null && snapshot.bufferLevel < thresholdSeconds);
  element('stallCount').parentElement.classList.toggle('bad', snapshot.stallCount > 0);
  element('score-bar').style.transform = `scaleX(${(snapshot.qoeScore ?? 0) / 100})`;
  const badge = element('state');
  badge.dataset.state = snapshot.state;
  write(badge, snapshot.state);
}

// Writing the same text again would make screen readers repeat the state ten times a second.
function write(target, text) {
  if (target.textContent !== text) target.textContent = text;
}
