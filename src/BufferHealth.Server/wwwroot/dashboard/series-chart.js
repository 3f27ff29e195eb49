import uPlot from '/lib/uplot.mjs';
import { text, tick, time } from './format.js';
import { colour, onTheme } from './theme.js';

export const axisFont = '11px system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif';
const isolated = 40; // fewer points than this are marked, or one alone would not be seen

/** Figures over time in a panel of their own. All of them share one cursor. */
export class SeriesChart {
  #host;
  #canvas;
  #note;
  #readings;
  #options;
  #plot;
  #data;
  #at;

  /**
   * @param {HTMLElement} host The panel goes into it.
   * @param {object} options
   * @param {string} options.title
   * @param {string} options.definition What is shown, in words.
   * @param {{label: string, figure: string, colour: string, dash?: number[], fill?: boolean, axis?: 'y'|'right', format: Function}[]} options.series
   * @param {number} options.least The least that the axis reaches up to.
   * @param {number} [options.most] Where the axis ends whatever the figures are.
   * @param {(value: number) => string} options.axis
   * @param {(value: number) => string} [options.rightAxis]
   * @param {string} [options.rightLabel] The unit of the right axis.
   * @param {number} [options.leastRight]
   * @param {(from: number, to: number) => void} options.onSelect Gets a range that was dragged over, in ms since 1970.
   */
  constructor(host, options) {
    this.#options = options;
    this.#data = [[Date.now() / 1000 - 3600, Date.now() / 1000], ...options.series.map(() => [null, null])];
    this.#host = host.appendChild(document.createElement('section'));
    this.#host.className = 'panel chart';
    const head = this.#host.appendChild(document.createElement('div'));
    head.className = 'head';
    const title = head.appendChild(document.createElement('h2'));
    title.textContent = options.title;
    this.#host.title = options.definition;
    const readings = head.appendChild(document.createElement('div'));
    readings.className = 'readings';
    this.#readings = options.series.map((series) => {
      const reading = readings.appendChild(document.createElement('span'));
      const key = reading.appendChild(document.createElement('i'));
      key.className = series.dash ? 'key dashed' : 'key';
      key.style.background = `var(--${series.colour})`;
      reading.append(series.label, ' ');
      return reading.appendChild(document.createElement('b'));
    });
    this.#canvas = this.#host.appendChild(document.createElement('div'));
    this.#canvas.className = 'canvas';
    this.#canvas.tabIndex = 0;
    this.#canvas.setAttribute('role', 'img');
    this.#note = this.#host.appendChild(document.createElement('p'));
    this.#note.className = 'note';
    this.#note.textContent = 'Loading…';
    this.#canvas.addEventListener('keydown', (event) => this.#move(event));
    this.#canvas.addEventListener('blur', () => this.#read(null));
    this.#make();
    new ResizeObserver(() => this.#plot.setSize(this.#size())).observe(this.#canvas);
    onTheme(() => {
      this.#plot.destroy();
      this.#make();
    });
  }

  /** Shows an answer of `/api/v1/series`; steps without sessions are gaps. */
  show({ fromMs, toMs, stepMs, points }) {
    const byTime = new Map(points.map((point) => [point.atMs, point]));
    const times = [];
    for (let at = fromMs; at < toMs; at += stepMs) times.push(at);
    this.#data = [
      times.map((at) => at / 1000),
      ...this.#options.series.map((series) => times.map((at) => byTime.get(at)?.[series.figure] ?? null)),
    ];
    this.#note.textContent = this.#data.slice(1).some((values) => values.some((value) => value !== null)) ? '' : 'Nothing told in this range.';
    this.#plot.setData(this.#data);
    this.#read(this.#at);
  }

  /** Says that figures could not be read, where there are none yet. */
  fail() {
    if (this.#note.textContent === 'Loading…') this.#note.textContent = 'Could not be read.';
  }

  #size() {
    return { width: Math.max(160, this.#canvas.clientWidth), height: Math.max(80, this.#canvas.clientHeight) };
  }

  #make() {
    const { series, least, most, axis, rightAxis, rightLabel, leastRight, onSelect } = this.#options;
    const base = { stroke: colour('soft'), font: axisFont, ticks: { show: false }, grid: { stroke: colour('grid'), width: 1 } };
    const upTo = (floor) => (plot, low, high) => [0, most ?? Math.max(floor, (high ?? 0) * 1.12)];
    this.#plot = new uPlot({
      ...this.#size(),
      padding: [8, rightAxis ? 0 : 16, 0, 0],
      legend: { show: false },
      cursor: { sync: { key: 'fleet' }, y: false, points: { size: 7 }, drag: { x: true, y: false, setScale: false, dist: 8 } },
      scales: { x: {}, y: { range: upTo(least) }, right: { range: upTo(leastRight ?? 1) } },
      axes: [
        { ...base, size: 24, gap: 5, space: 60, values: (plot, at) => at.map((x) => tick(x, plot.scales.x.max - plot.scales.x.min)) },
        { ...base, size: 46, gap: 5, space: 34, values: (_, at) => at.map(axis) },
        ...(rightAxis ? [{ ...base, scale: 'right', side: 1, size: 34, gap: 5, label: rightLabel, labelSize: 14, labelGap: 0, labelFont: axisFont, space: 34, grid: { show: false }, stroke: colour(series.at(-1).colour), values: (_, at) => at.map(rightAxis) }] : []),
      ],
      series: [{}, ...series.map((one) => ({
        scale: one.axis ?? 'y',
        stroke: colour(one.colour),
        fill: one.fill ? colour(`${one.colour}-fill`) : undefined,
        width: 1.75,
        dash: one.dash,
        spanGaps: false,
        points: { show: (plot, index) => plot.data[index].filter((value) => value !== null).length < isolated, size: 5, fill: colour(one.colour) },
      }))],
      hooks: {
        setCursor: [(plot) => this.#read(plot.cursor.idx ?? null)],
        setSelect: [(plot) => {
          const { left, width } = plot.select;
          if (width < 8) return;
          const [from, to] = [plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x')];
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          onSelect(Math.floor(from / 60) * 60_000, Math.max(Math.floor(from / 60) + 2, Math.ceil(to / 60)) * 60_000);
        }],
      },
    }, this.#data, this.#canvas);
  }

  #move(event) {
    const last = this.#data[0].length - 1;
    const at = this.#at ?? last;
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (to === undefined || last < 0) return;
    event.preventDefault();
    const index = Math.min(last, Math.max(0, to));
    this.#plot.setCursor({ left: this.#plot.valToPos(this.#data[0][index], 'x'), top: 20 });
  }

  #read(index) {
    this.#at = index !== null && index < this.#data[0].length ? index : null;
    const texts = this.#options.series.map((series, place) => {
      const values = this.#data[place + 1];
      const value = this.#at === null ? values.findLast((one) => one !== null) : values[this.#at];
      const said = text(series.format(value ?? null));
      this.#readings[place].textContent = said;
      return `${series.label} ${said}`;
    });
    const when = this.#at === null ? 'newest' : `at ${time(this.#data[0][this.#at] * 1000)}`;
    this.#canvas.setAttribute('aria-label', `${this.#options.title}, ${when}: ${texts.join(', ')}. ${this.#options.definition}`);
  }
}
