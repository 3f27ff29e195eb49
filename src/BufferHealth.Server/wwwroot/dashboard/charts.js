import * as format from './format.js';
import { LevelChart } from './level-chart.js';
import { SeriesChart } from './series-chart.js';

const seconds = (ms) => (ms === 0 ? '0 s' : ms < 10_000 ? `${+(ms / 1000).toFixed(2)} s` : `${Math.round(ms / 1000)} s`);
const share = (value) => `${+(value * 100).toFixed(2)} %`;

const shapes = [
  {
    title: 'Viewers', definition: 'Sessions open and not over at the end of the busiest minute of each step.', least: 4, axis: (value) => (Number.isInteger(value) || value >= 1000 ? format.short(value) : ''),
    series: [{ label: 'open', figure: 'viewers', colour: 'viewers', fill: true, format: format.count }],
  },
  {
    title: 'Stalls', definition: 'Stall ratio: time stalled ÷ (time stalled + time played). Dashed, on the right: stalls per hour played.', least: 0.01, axis: share, rightAxis: format.short, rightLabel: 'per hour', leastRight: 2,
    series: [
      { label: 'ratio', figure: 'stallRatio', colour: 'stall', fill: true, format: format.percent },
      { label: 'per hour', figure: 'stallsPerHour', colour: 'second', dash: [5, 4], axis: 'right', format: format.decimal },
    ],
  },
  {
    title: 'Startup', definition: 'From the wish to play to playback: median, and dashed what 95 of 100 are below.', least: 1000, axis: seconds,
    series: [
      { label: 'median', figure: 'startupP50Ms', colour: 'viewers', fill: true, format: format.duration },
      { label: '95th', figure: 'startupP95Ms', colour: 'second', dash: [5, 4], format: format.duration },
    ],
  },
  {
    title: 'Score, of 100', definition: 'Median session score of the sessions closed in each step, 0 to 100.', least: 100, most: 100, axis: (value) => value.toFixed(0),
    series: [{ label: 'median', figure: 'scoreMedian', colour: 'second', fill: true, format: format.decimal }],
  },
  {
    title: 'Level', definition: 'Seconds in the buffer, the newest level of each viewer once a minute: median (p50), and dashed what one in ten is below (p10) and above (p90).', least: 5000, axis: seconds,
    series: [
      { label: 'p10', figure: 'levelP10Ms', colour: 'stall', dash: [5, 4], format: format.level },
      { label: 'p50', figure: 'levelP50Ms', colour: 'viewers', fill: true, format: format.level },
      { label: 'p90', figure: 'levelP90Ms', colour: 'second', dash: [2, 3], format: format.level },
    ],
  },
];

/**
 * Makes the charts.
 *
 * @param {HTMLElement} host
 * @param {(from: number, to: number) => void} onSelect Gets a range that was dragged over, in ms since 1970.
 * @returns {{show: (series: object, level: object) => void, fail: () => void}} Shows the answers of `/api/v1/series` and `/api/v1/level`, or that there are none.
 */
export function createCharts(host, onSelect) {
  const charts = shapes.map((shape) => new SeriesChart(host, { ...shape, onSelect }));
  const distribution = new LevelChart(host);
  return {
    show(series, level) {
      for (const chart of charts) chart.show(series);
      distribution.show(level);
    },
    fail() {
      for (const chart of [...charts, distribution]) chart.fail();
    },
  };
}
