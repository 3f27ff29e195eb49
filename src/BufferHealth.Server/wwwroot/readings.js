const element = (id) => document.getElementById(id);

/** How many decimals each number of the monitor's snapshot has on the page. */
const decimals = {
  bufferLevel: 2, avgBufferLevel: 2, decayedBufferLevel: 2, minBufferLevel: 2,
  stallCount: 0, totalStallDuration: 2, longestStall: 2, startupTime: 2,
  freezeCount: 0, freezeDuration: 1, meanBitrateKbps: 0, qoeScore: 0,
};
const thresholdSeconds = 0.1;
/** A level that drains so slowly says no more than that. */
const farSeconds = 60;

/** Shows a snapshot of the monitor; a dash stands for what is unknown. */
export function showReadings(snapshot) {
  for (const [name, places] of Object.entries(decimals)) write(element(name), number(snapshot[name], places));
  const { state, health, stallRisk, timeToEmpty } = snapshot;
  write(element('timeToEmpty'), timeToEmpty > farSeconds ? `> ${farSeconds}` : number(timeToEmpty, 1));
  write(element('stallRisk'), number(stallRisk == null ? null : 100 * stallRisk, 0));
  mark('stallRisk', stallRisk >= 0.5);
  mark('bufferLevel', ['playing', 'stalled'].includes(state) && snapshot.bufferLevel !== null && snapshot.bufferLevel < thresholdSeconds);
  mark('stallCount', snapshot.stallCount > 0);
  mark('freezeCount', snapshot.freezeCount > 0);
  element('score-bar').style.transform = `scaleX(${(snapshot.qoeScore ?? 0) / 100})`;
  badge('state', state);
  badge('health', health === null || ['idle', 'ended'].includes(state) ? '–' : health); // there is nothing to run out of
  write(element('switches'), snapshot.switchesUp + snapshot.switchesDown > 0 ? `↑${snapshot.switchesUp} ↓${snapshot.switchesDown}` : '');
}

function number(value, places) {
  return Number.isFinite(value) ? value.toFixed(places) : '–';
}

function mark(id, bad) {
  element(id).closest('dd').classList.toggle('bad', bad);
}

function badge(id, text) {
  element(id).dataset.value = text;
  write(element(id), text);
}

// Writing the same text again would make screen readers repeat the state ten times a second.
function write(target, text) {
  if (target.textContent !== text) target.textContent = text;
}
