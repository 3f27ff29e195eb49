import uPlot from '/lib/uplot.mjs';

const windowSeconds = 60;
const thresholdSeconds = 0.1;
const axisFont = '12px system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif';

/** The last minute as a moving chart: level, live score, and bands for stalls, seeks, pauses and freezes. */
export class Chart {
  #host;
  #plot;
  #colours;
  #samples = [];
  #bands = [];
  #open = new Map();
  #now = 0;
  #top;

  /**
   * @param {HTMLElement} host Its size is kept; the chart fills it.
   * @param {number} bufferGoal Seconds; the level's axis reaches somewhat over it.
   */
  constructor(host, bufferGoal) {
    this.#host = host;
    this.#top = Math.ceil((bufferGoal + 2.5) / 2) * 2;
    this.#make();
    new ResizeObserver(() => this.#plot.setSize(this.#size())).observe(host);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.#plot.destroy();
      this.#make();
    });
  }

  /**
   * Adds a sample and moves the chart on to it.
   *
   * @param {number} time Seconds of the page's monotonic clock.
   * @param {number|null} level Seconds, null where unknown.
   * @param {number|null} score 0 to 100, null where unknown.
   */
  add(time, level, score) {
    this.#now = time;
    this.#samples.push({ time, level, score });
    const oldest = time - windowSeconds - 1;
    while (this.#samples[0].time < oldest) this.#samples.shift();
    this.#bands = this.#bands.filter((band) => band.end === null || band.end > oldest);
    while (level > this.#top) this.#top += 2;
    this.#plot.setData(this.#data());
  }

  /** Opens a band of a kind: 'stalled', 'seeking', 'paused' or 'frozen'. Nothing happens where one is open. */
  begin(kind, time) {
    if (this.#open.has(kind)) return;
    const band = { kind, start: time, end: null };
    this.#open.set(kind, band);
    this.#bands.push(band);
  }

  /** Closes the open band of a kind, if there is one. */
  end(kind, time) {
    const band = this.#open.get(kind);
    if (!band) return;
    band.end = Math.max(band.start, time);
    this.#open.delete(kind);
  }

  /** Forgets all. */
  clear() {
    this.#samples = [];
    this.#bands = [];
    this.#open.clear();
    this.#plot.setData(this.#data());
  }

  #data() {
    return [
      this.#samples.map((sample) => sample.time - this.#now),
      this.#samples.map((sample) => sample.level),
      this.#samples.map((sample) => sample.score),
    ];
  }

  #size() {
    return { width: Math.max(200, this.#host.clientWidth), height: Math.max(120, this.#host.clientHeight) };
  }

  #make() {
    const css = getComputedStyle(document.documentElement);
    const colour = (name) => css.getPropertyValue(`--${name}`).trim();
    this.#colours = {
      stalled: colour('stall-band'), seeking: colour('seek-band'), paused: colour('pause-band'), frozen: colour('freeze-band'),
      threshold: colour('threshold'),
    };
    const axis = { stroke: colour('soft'), font: axisFont, ticks: { show: false }, grid: { stroke: colour('grid'), width: 1 } };
    this.#plot = new uPlot({
      ...this.#size(),
      padding: [8, 2, 0, 2],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: () => [-windowSeconds, 0] },
        level: { range: () => [0, this.#top] },
        score: { range: () => [0, 100] },
      },
      axes: [
        { ...axis, size: 24, gap: 6, splits: (plot) => (plot.width < 480 ? [-60, -40, -20, 0] : [-60, -50, -40, -30, -20, -10, 0]), values: (_, at) => at.map((x) => (x === 0 ? 'now' : `${x} s`.replace('-', '−'))) },
        { ...axis, scale: 'level', size: 38, gap: 6, incrs: [2, 4, 10, 20], values: (_, at) => at.map((y) => `${y} s`) },
        { ...axis, scale: 'score', side: 1, size: 34, gap: 6, grid: { show: false }, stroke: colour('score'), splits: () => [0, 25, 50, 75, 100] },
      ],
      series: [
        {},
        { scale: 'level', stroke: colour('level'), fill: colour('level-fill'), width: 2, points: { show: false } },
        { scale: 'score', stroke: colour('score'), width: 1.5, points: { show: false } },
      ],
      hooks: { drawAxes: [(plot) => this.#drawBands(plot)], draw: [(plot) => this.#drawThreshold(plot)] },
    }, this.#data(), this.#host);
  }

  #drawBands(plot) {
    const { ctx, bbox } = plot;
    ctx.save();
    for (const band of this.#bands) {
      const from = Math.max(bbox.left, plot.valToPos(band.start - this.#now, 'x', true));
      const to = Math.min(bbox.left + bbox.width, band.end === null ? Infinity : plot.valToPos(band.end - this.#now, 'x', true));
      if (to <= bbox.left) continue;
      ctx.fillStyle = this.#colours[band.kind];
      ctx.fillRect(from, bbox.top, Math.max(2, to - from), bbox.height);
    }
    ctx.restore();
  }

  #drawThreshold(plot) {
    const { ctx, bbox } = plot;
    const y = Math.round(plot.valToPos(thresholdSeconds, 'level', true));
    ctx.save();
    ctx.strokeStyle = this.#colours.threshold;
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y - 0.5);
    ctx.lineTo(bbox.left + bbox.width, y - 0.5);
    ctx.stroke();
    ctx.restore();
  }
}
