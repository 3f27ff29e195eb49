import uPlot from '/lib/uplot.mjs';
import { percent, text } from './format.js';
import { axisFont } from './series-chart.js';
import { colour, onTheme } from './theme.js';

// Upper ends of the bars, in ms; each is a bound of the collector's histogram.
const ends = [500, 1000, 2000, 3000, 4000, 6000, 8000, 10_000, 15_000, 20_000, 25_000, 30_000, 40_000, 60_000, Infinity];
const emptyUpTo = 500;
const lowUpTo = 2000;

/** How the level of the buffer is distributed over viewers. */
export class LevelChart {
  #panel;
  #canvas;
  #note;
  #reading;
  #plot;
  #shares = ends.map(() => 0);
  #isTold = false;

  /** @param {HTMLElement} host The panel goes into it. */
  constructor(host) {
    this.#panel = host.appendChild(document.createElement('section'));
    this.#panel.className = 'panel chart';
    this.#panel.title = 'Share of viewers by the seconds in their buffer: the newest level of each, once a minute. Red up to 0.5 s, ochre up to 2 s.';
    const head = this.#panel.appendChild(document.createElement('div'));
    head.className = 'head';
    head.appendChild(document.createElement('h2')).textContent = 'Level distribution';
    const readings = head.appendChild(document.createElement('div'));
    readings.className = 'readings';
    this.#reading = readings.appendChild(document.createElement('span'));
    this.#canvas = this.#panel.appendChild(document.createElement('div'));
    this.#canvas.className = 'canvas';
    this.#canvas.setAttribute('role', 'img');
    this.#note = this.#panel.appendChild(document.createElement('p'));
    this.#note.className = 'note';
    this.#note.textContent = 'Loading…';
    this.#make();
    new ResizeObserver(() => this.#plot.setSize(this.#size())).observe(this.#canvas);
    onTheme(() => {
      this.#plot.destroy();
      this.#make();
    });
  }

  /** Shows an answer of `/api/v1/level`. */
  show({ bins }) {
    const total = bins.reduce((sum, bin) => sum + bin.count, 0);
    this.#shares = ends.map((end, place) => {
      const above = place === 0 ? 0 : ends[place - 1];
      const within = bins.filter((bin) => bin.aboveMs >= above && (bin.upToMs ?? Infinity) <= end);
      return total === 0 ? 0 : within.reduce((sum, bin) => sum + bin.count, 0) / total;
    });
    this.#isTold = total > 0;
    this.#note.textContent = total === 0 ? 'No level told in this range.' : '';
    this.#plot.setData(this.#data());
    this.#read(null);
  }

  /** Says that figures could not be read, where there are none yet. */
  fail() {
    if (this.#note.textContent === 'Loading…') this.#note.textContent = 'Could not be read.';
  }

  #data() {
    return [ends.map((_, place) => place), this.#shares];
  }

  #size() {
    return { width: Math.max(160, this.#canvas.clientWidth), height: Math.max(80, this.#canvas.clientHeight) };
  }

  #label(place) {
    const seconds = (ms) => `${ms / 1000}`;
    return place === ends.length - 1 ? `> ${seconds(ends[place - 1])}` : seconds(ends[place]);
  }

  #make() {
    const base = { stroke: colour('soft'), font: axisFont, ticks: { show: false }, grid: { stroke: colour('grid'), width: 1 } };
    const fills = ends.map((end) => colour(end <= emptyUpTo ? 'stall' : end <= lowUpTo ? 'second' : 'viewers'));
    this.#plot = new uPlot({
      ...this.#size(),
      padding: [8, 8, 0, 0],
      legend: { show: false },
      cursor: { x: false, y: false, drag: { x: false }, points: { show: false } },
      scales: { x: { time: false, range: () => [-0.6, ends.length - 0.4] }, y: { range: (_, low, high) => [0, Math.max(0.1, (high ?? 0) * 1.12)] } },
      axes: [
        { ...base, size: 24, gap: 5, grid: { show: false }, splits: () => ends.map((_, place) => place), values: (plot, at) => at.map((place) => (plot.width < 380 && place % 2 ? '' : place === 0 ? '0.5 s' : this.#label(place))) },
        { ...base, size: 46, gap: 5, space: 34, values: (_, at) => at.map((share) => `${+(share * 100).toFixed(1)} %`) },
      ],
      series: [{}, {
        stroke: colour('viewers'), width: 0, points: { show: false },
        paths: uPlot.paths.bars({ size: [0.82, 60], disp: { fill: { unit: 3, values: () => fills }, stroke: { unit: 3, values: () => fills } } }),
      }],
      hooks: { setCursor: [(plot) => this.#read(plot.cursor.idx ?? null)] },
    }, this.#data(), this.#canvas);
  }

  #read(place) {
    const said = (share) => text(percent(this.#isTold ? share : null));
    const near = said(this.#shares[0] + this.#shares[1] + this.#shares[2]);
    this.#reading.textContent = place === null
      ? `up to 2 s: ${near} of viewers`
      : `${place === 0 ? 'up to 0.5' : place === ends.length - 1 ? this.#label(place) : `${ends[place - 1] / 1000} to ${this.#label(place)}`} s: ${said(this.#shares[place])}`;
    this.#canvas.setAttribute('aria-label', `Level distribution: ${said(this.#shares[0])} of viewers have up to 0.5 s, ${near} up to 2 s.`);
  }
}
