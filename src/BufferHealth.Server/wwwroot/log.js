const capacity = 200;

/** Seconds as a clock: `1:02.3`. */
export function clock(seconds, decimals = 1) {
  const whole = Math.max(0, Number(seconds.toFixed(decimals)));
  const minutes = Math.floor(whole / 60);
  return `${minutes}:${(whole - 60 * minutes).toFixed(decimals).padStart(decimals ? decimals + 3 : 2, '0')}`;
}

/** The page's events, newest first; past 200 the oldest go. */
export class Log {
  #body;
  #empty;
  #zero;

  constructor(body, empty) {
    this.#body = body;
    this.#empty = empty;
    this.#zero = performance.now() / 1000;
  }

  /**
   * Adds a row.
   *
   * @param {string} what
   * @param {{time?: number, duration?: number|null, cause?: string|null, kind?: string}} facts
   *   `time` in seconds of the page's monotonic clock, now by default; `duration` in seconds.
   * @returns {(facts: {duration: number|null, cause?: string|null}) => void} Fills in what was not known yet.
   */
  add(what, { time = performance.now() / 1000, duration = null, cause = null, kind = '' } = {}) {
    const row = this.#body.insertRow(0);
    row.className = kind;
    const cells = [clock(time - this.#zero), what, '', ''].map((text) => {
      const cell = row.insertCell();
      cell.textContent = text;
      return cell;
    });
    cells[2].className = 'right';
    if (kind === 'error' || kind === 'quiet') {
      cells[1].colSpan = 3; // these have neither duration nor cause, and sentences need the room
      cells[2].remove();
      cells[3].remove();
    }
    const fill = ({ duration: length, cause: reason }) => {
      if (length != null) cells[2].textContent = `${length.toFixed(2)} s`;
      if (reason != null) cells[3].textContent = reason;
    };
    fill({ duration, cause });
    while (this.#body.rows.length > capacity) this.#body.deleteRow(-1);
    this.#empty.hidden = true;
    return fill;
  }

  /** Empties the log and starts its clock again. */
  clear() {
    this.#body.replaceChildren();
    this.#empty.hidden = false;
    this.#zero = performance.now() / 1000;
  }
}
