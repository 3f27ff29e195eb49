import uPlot from '/lib/uplot.mjs';
import { bitrate, level, short, text, tick, time } from './format.js';
import { axisFont } from './series-chart.js';
import { colour, onTheme } from './theme.js';

const strip = 0.14; // of the height, under the level's zero: the state as a band
const leastSeconds = 2; // uPlot shows days or years around a session that told one instant alone
const states = ['starting', 'playing', 'stalled', 'seeking', 'paused', 'ended'];
const shownAs = { preloading: 'starting', waiting: 'paused' };

/** A session over time: level, bitrate, a band of states, stalls shaded, errors marked. */
export class TimelineChart {
  #host;
  #say;
  #plot;
  #session = null;
  #data = [[], [], []];
  #isZoomed = false;

  /**
   * @param {HTMLElement} host Its size is kept.
   * @param {HTMLElement} legend Gets the names of the states.
   * @param {(text: string) => void} say Gets what is under the cursor.
   */
  constructor(host, legend, say) {
    this.#host = host;
    this.#say = say;
    host.tabIndex = 0;
    host.setAttribute('role', 'img');
    for (const [name, shade] of [['level, s', 'viewers'], ['bitrate, Mbit/s', 'second'], ['stall', 'stall-band'], ...states.map((state) => [state, `state-${state}`])]) {
      const entry = legend.appendChild(document.createElement('li'));
      entry.appendChild(document.createElement('i')).style.background = `var(--${shade})`;
      entry.append(name);
    }
    host.addEventListener('keydown', (event) => this.#move(event));
    host.addEventListener('dblclick', () => { this.#isZoomed = false; });
    new ResizeObserver(() => this.#plot?.setSize(this.#size())).observe(host);
    onTheme(() => this.#make());
  }

  /** Shows an answer of `/api/v1/sessions/{sid}`. */
  show(session) {
    if (this.#session?.sessionId !== session.sessionId) this.#isZoomed = false;
    this.#session = session;
    const { points } = session;
    this.#data = [points.map((point) => point.atMs / 1000), points.map((point) => point.levelMs), points.map((point) => point.bitrateKbps)];
    const last = points.at(-1);
    if (last && session.open && session.atMs > last.atMs) {
      this.#data[0].push(session.atMs / 1000);
      this.#data[1].push(null);
      this.#data[2].push(last.bitrateKbps);
    }
    const [first, end] = [this.#data[0][0], this.#data[0].at(-1)];
    if (end - first < leastSeconds) {
      this.#data[0].push(first + leastSeconds);
      this.#data[1].push(null);
      this.#data[2].push(null);
    }
    if (this.#plot) {
      this.#plot.setData(this.#data, !this.#isZoomed);
      if (this.#isZoomed) this.#plot.redraw();
    } else this.#make();
    this.#host.setAttribute('aria-label', `Timeline: ${session.stalls.length} stalls and ${session.errors.length} errors in ${points.length} points. They are listed below.`);
  }

  #size() {
    return { width: Math.max(160, this.#host.clientWidth), height: Math.max(120, this.#host.clientHeight) };
  }

  #make() {
    this.#plot?.destroy();
    this.#plot = null;
    this.#isZoomed = false;
    if (!this.#session) return;
    const base = { stroke: colour('soft'), font: axisFont, ticks: { show: false }, grid: { stroke: colour('grid'), width: 1 } };
    const from = (top) => [-top * strip / (1 - strip), top];
    this.#plot = new uPlot({
      ...this.#size(),
      padding: [10, 0, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: true, y: false, dist: 8 }, points: { size: 7 } },
      scales: { level: { range: (_, low, high) => from(Math.max(4000, (high ?? 0) * 1.1)) }, bitrate: { range: (_, low, high) => from(Math.max(1000, (high ?? 0) * 1.25)) } },
      axes: [
        { ...base, size: 24, gap: 5, space: 58, values: (plot, at) => at.map((x) => tick(x, plot.scales.x.max - plot.scales.x.min)) },
        { ...base, scale: 'level', size: 40, gap: 5, values: (_, at) => at.map((ms) => (ms < 0 ? '' : `${short(ms / 1000)} s`)) },
        { ...base, scale: 'bitrate', side: 1, size: 34, gap: 5, label: 'Mbit/s', labelSize: 14, labelGap: 0, labelFont: axisFont, grid: { show: false }, stroke: colour('second'), values: (_, at) => at.map((kbps) => (kbps < 0 ? '' : short(kbps / 1000))) },
      ],
      series: [
        {},
        { scale: 'level', stroke: colour('viewers'), fill: colour('viewers-fill'), fillTo: 0, width: 2, spanGaps: true, points: { show: false } },
        { scale: 'bitrate', stroke: colour('second'), width: 1.25, dash: [5, 4], spanGaps: true, paths: uPlot.paths.stepped({ align: 1 }), points: { show: false } },
      ],
      hooks: { drawAxes: [(plot) => this.#drawStates(plot)], draw: [(plot) => this.#drawErrors(plot)], setCursor: [(plot) => this.#read(plot.cursor.idx ?? null)], setSelect: [(plot) => { this.#isZoomed ||= plot.select.width > 0; }] },
    }, this.#data, this.#host);
    this.#read(null);
  }

  #drawStates(plot) {
    const { ctx, bbox } = plot;
    const { points, stalls, parts, open, atMs } = this.#session;
    const x = (ms) => Math.min(bbox.left + bbox.width, Math.max(bbox.left, plot.valToPos(ms / 1000, 'x', true)));
    const top = Math.round(plot.valToPos(0, 'level', true)) + 4 * devicePixelRatio;
    const lastOf = (part) => (open && part === parts.at(-1).part ? atMs : parts.find((one) => one.part === part)?.endMs ?? points.findLast((point) => point.part === part).atMs);
    ctx.save();
    ctx.fillStyle = colour('stall-band');
    for (const stall of stalls) ctx.fillRect(x(stall.startMs), bbox.top, Math.max(2, x(stall.endMs ?? lastOf(stall.part)) - x(stall.startMs)), top - bbox.top);
    const paints = Object.fromEntries(states.map((state) => [state, colour(`state-${state}`)]));
    const telling = points.filter((point) => point.state !== 'unknown');
    telling.forEach((point, place) => {
      const next = telling[place + 1];
      const end = next && next.part === point.part ? next.atMs : Math.max(point.atMs, lastOf(point.part));
      ctx.fillStyle = paints[shownAs[point.state] ?? point.state];
      const left = Math.round(x(point.atMs));
      ctx.fillRect(left, top, Math.max(1, Math.round(x(end)) - left), bbox.top + bbox.height - top);
    });
    ctx.restore();
  }

  #drawErrors(plot) {
    const { ctx, bbox } = plot;
    const size = 6 * devicePixelRatio;
    ctx.save();
    ctx.fillStyle = colour('text');
    for (const error of this.#session.errors) {
      const x = plot.valToPos(error.atMs / 1000, 'x', true);
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.beginPath();
      ctx.moveTo(x - size, bbox.top - size);
      ctx.lineTo(x + size, bbox.top - size);
      ctx.lineTo(x, bbox.top + size);
      ctx.fill();
      ctx.fillRect(x - devicePixelRatio / 2, bbox.top, devicePixelRatio, bbox.height);
    }
    ctx.restore();
  }

  #move(event) {
    const last = this.#session ? this.#session.points.length - 1 : -1;
    const at = this.#plot?.cursor.idx ?? (event.key === 'ArrowLeft' ? last + 1 : -1);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (to === undefined || last < 0) return;
    event.preventDefault();
    const index = Math.min(last, Math.max(0, to));
    this.#plot.setCursor({ left: this.#plot.valToPos(this.#data[0][index], 'x'), top: 20 });
  }

  #read(index) {
    const point = index === null ? null : this.#session.points[index];
    this.#say(point
      ? [time(point.atMs), point.state === 'unknown' ? '' : point.state, `level ${text(level(point.levelMs))}`, text(bitrate(point.bitrateKbps)), point.note].filter(Boolean).join(' · ')
      : 'drag to look closer, double-click for all');
  }
}
