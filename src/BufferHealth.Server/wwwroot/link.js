/** The rates, in kbit/s, that the slider stops at: fine where the sample's renditions (84, 165, 290) lie. */
export const stops = [0, 20, 40, 60, 80, 100, 120, 150, 200, 250, 300, 350, 400, 500, 600, 800, 1000, 1300, 1700, 2300, 3000];

/**
 * This page's own link to the media, shaped by the server.
 *
 * Changes go out one at a time and the latest wins, so a dragged slider never queues up old rates.
 */
export class Link {
  #url;
  #onchange;
  #pending = null;
  #sending = null;

  /** @param {(status: {kbps: number|null, profile: string|null, bytesSent: number|null, error: string|null}) => void} onchange */
  constructor(onchange) {
    this.id = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    this.#url = `/links/${this.id}`;
    this.#onchange = onchange;
    /** What was last asked for: `{ kbps }` or `{ profile }`. */
    this.wanted = { kbps: 800 };
    /** What the server last said. */
    this.status = { kbps: null, profile: null, bytesSent: null, error: null };
  }

  /** The address of the stream over this link: the folder of main.m3u8 and main.mpd. */
  get streamFolder() {
    return `/media/${this.id}`;
  }

  /**
   * Shapes the link.
   *
   * @param {{kbps: number} | {profile: string}} change kbit/s from 0 (off), or a profile's name.
   * @returns {Promise<void>} Settles when the server has answered this change or a later one; never rejects.
   */
  set(change) {
    this.wanted = this.#pending = change;
    this.#sending ??= this.#send().finally(() => { this.#sending = null; });
    return this.#sending;
  }

  /** Asks the server for the present rate: a profile changes it by itself. */
  async refresh() {
    if (this.#sending) return;
    const answer = await this.#ask('GET');
    if (this.#sending) return;
    // The server forgets a link that nobody used for ten minutes (a sleeping laptop), or was restarted.
    if (answer.missing) await this.set(this.wanted);
    else this.#tell(answer);
  }

  async #send() {
    while (this.#pending) {
      const change = this.#pending;
      this.#pending = null;
      this.#tell(await this.#ask('PUT', change));
    }
  }

  async #ask(method, body) {
    try {
      const response = await fetch(this.#url, {
        method,
        cache: 'no-store',
        ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      const answer = await response.json();
      return response.ok ? { ...answer, error: null } : { error: answer.detail ?? answer.title, missing: response.status === 404 };
    } catch {
      return { error: 'The server does not answer.' };
    }
  }

  #tell({ kbps = null, profile = null, bytesSent = null, error }) {
    this.status = { kbps, profile, bytesSent, error };
    this.#onchange(this.status);
  }
}
