import { showReadings } from './readings.js';
import { showScore } from './score-panel.js';

const sampleMs = 100;
/** States that are shaded in the chart and listed with their length; stalls and freezes come as events with exact edges. */
const spans = { seeking: 'Seek', paused: 'Pause' };

/** Shows what the monitor says: ten times a second the numbers, the session score and the chart, and its events as they come. */
export function watch(monitor, score, chart, log) {
  const open = new Map();
  const begin = (kind, what, start, { cause, row = '' } = {}) => {
    chart.begin(kind, start);
    open.set(kind, { start, fill: log.add(what, { time: start, cause, kind: row }) });
  };
  const end = (kind, time, facts) => {
    chart.end(kind, time);
    open.get(kind)?.fill({ duration: time - open.get(kind).start, ...facts });
    open.delete(kind);
  };

  monitor.on('stallstart', ({ start, cause }) => begin('stalled', 'Stall', start, { cause, row: 'stall' }));
  monitor.on('stallend', ({ start, duration, cause }) => end('stalled', start + duration, { cause }));
  monitor.on('freezestart', ({ start }) => begin('frozen', 'Freeze', start, { row: 'freeze' }));
  monitor.on('freezeend', ({ start, duration }) => end('frozen', start + duration));
  monitor.on('startup', ({ startupTime }) => log.add('First picture', { duration: startupTime }));
  monitor.on('stallrisk', ({ raised, stallRisk, time }) => {
    if (raised) log.add(`A stall is near: ${Math.round(100 * stallRisk)} % within 4 s`, { time, kind: 'quiet' });
  });
  monitor.on('startfailed', () => log.add('The start failed', { kind: 'error' }));
  monitor.on('statechange', ({ from, to, time }) => {
    if (spans[from]) end(from, time);
    if (spans[to]) begin(to, spans[to], time);
    if (to === 'ended') log.add('End', { time });
  });

  setInterval(() => {
    const snapshot = monitor.snapshot();
    const now = performance.now() / 1000;
    for (const kind of ['stalled', 'frozen']) {
      const span = open.get(kind);
      span?.fill({ duration: now - span.start });
    }
    if (['idle', 'startup'].includes(snapshot.state)) snapshot.qoeScore = null;      // nothing was seen yet
    chart.add(now, snapshot.bufferLevel, snapshot.qoeScore);
    showReadings(snapshot);
    showScore(score.read());
  }, sampleMs);
}
