import { memory, scoreChunk, scorePicture, scoreRead, scoreStall, scoreStart, scoreStartup } from '../generated/score.js';
import {
  HEAP_BASE, INPUT_STATUS_NAMES, PICTURE_FACTS_CODEC, PICTURE_FACTS_KNOWN, PICTURE_FACTS_SIZE, PICTURE_FIELDS_CODEC,
  SCORE_STATE_AT, SCORE_STATE_PLAYED, SCORE_STATE_QUALITY, SCORE_STATE_SECONDS, SCORE_STATE_SIZE, SCORE_STATE_STALL_COUNT,
  SCORE_STATE_STALL_SECONDS, SCORE_VALUES_LISTED, SCORE_VALUES_LOW_QUALITY, SCORE_VALUES_MOS, SCORE_VALUES_OTHER_STALLS,
  SCORE_VALUES_QUALITY, SCORE_VALUES_SCORE, SCORE_VALUES_SIZE, SCORE_VALUES_STALLS, SCORE_VALUES_STALL_POINTS,
  SCORE_VALUES_STARTUP, SCORE_VALUES_STARVED, VIEWING_DEVICE_NAMES,
} from '../generated/layout.js';

/** @typedef {import('./types.js').UpdateStatus} UpdateStatus */

// One session at a time is in the module's memory: each score brings its own bytes along, so nothing has to be given back.
const STATE = HEAP_BASE;
const TOLD = STATE + SCORE_STATE_SIZE;
const VALUES = TOLD + PICTURE_FACTS_SIZE;
const bytes = new Uint8Array(memory.buffer, 0, VALUES + SCORE_VALUES_SIZE);
const view = new DataView(memory.buffer);

/** @param {number} address */
const double = address => view.getFloat64(address, true);

/** @param {number} address */
const integer = address => view.getInt32(address, true);

/** The numbers of PictureFacts and the bits of PictureFields, in their order. */
const PARTS = ['bitrateKbps', 'width', 'height', 'framesPerSecond', 'vmaf', 'quality'];

/** A group a family, in the order of CodecFamily. */
const FAMILIES = /(?:^|,)\s*(?:(avc|h264)|(hvc|hev|dvh|h265)|(vp0?9)|(av0?1))/i;

/**
 * The score of a whole session, 0 to 100, and what took it down. Nothing to load and nothing to await: also where a page
 * forbids WebAssembly. It watches a monitor (`attach`, and `reader` for the picture), or is told what was played (`chunk`,
 * `stall`, `startup`).
 */
export class SessionScore {
  #bytes = new Uint8Array(SCORE_STATE_SIZE);
  #options;
  /** @type {import('./scores.js').ScoredMonitor | undefined} */
  #monitor;
  /** @type {{ elapsedTime: number, playingTime: number, totalStallDuration: number } | undefined} */
  #now;
  /** What a reader was told of the sample that is being taken. @type {any} */
  #told;
  #stallAt = 0;
  #leave = nothing;

  /**
   * @param {import('./scores.js').SessionScoreOptions} [options]
   * @throws {RangeError} where the device or a rung lies outside its range
   */
  constructor({ device = 'screen', ladder = [] } = {}) {
    const [kind, rungs] = [VIEWING_DEVICE_NAMES.indexOf(device), [...ladder]];
    if (kind < 0) {
      throw new RangeError(`buffer-health: device is ${device}; it must be 'screen', 'phone' or 'uhd'`);
    }
    for (const { bitrateKbps, height = 1, vmaf = 0 } of rungs) {
      if (!(bitrateKbps > 0 && bitrateKbps <= 1e9 && height >= 1 && height <= 1e5 && vmaf >= 0 && vmaf <= 100)) {
        throw new RangeError(`buffer-health: a rung of ${[bitrateKbps, height, vmaf]}; it must be over 0 to 1e9 kbit/s, 1 to 1e5 pixels, VMAF 0 to 100`);
      }
    }
    this.#options = { kind, rungs };
    this.#start();
  }

  /**
   * Follows a monitor from now on: its startup, its stalls, its playing time. A session that the monitor begins anew begins
   * anew here. The picture comes from `reader` or `picture`. Another `attach` detaches the monitor before.
   * @param {import('./scores.js').ScoredMonitor} monitor
   * @returns {() => void} detaches; the score can still be read
   */
  attach(monitor) {
    this.#leave();
    this.#start();
    this.#monitor = monitor;
    const off = [
      monitor.on('startup', ({ startupTime }) => {
        this.#follow();
        if (startupTime !== null) {
          this.startup(startupTime);
        }
      }),
      monitor.on('stallstart', () => this.#stallAt = this.#follow()),
      monitor.on('stallend', ({ duration }) => {
        this.#follow();
        this.#call(scoreStall, this.#stallAt, duration);
      }),
      monitor.on('statechange', () => void this.#follow()),
    ];
    return this.#leave = () => {
      off.forEach(remove => remove());
      if (this.#monitor === monitor) {
        this.#follow();
        this.#monitor = undefined;
      }
    };
  }

  /**
   * Reads the picture for `monitor.attach(video, { player: score.reader(fromHls(hls)) })`, and gives its quality to the live
   * score as well, unless the sample has one.
   * @param {import('./scores.js').PictureSource} [source] an adapter of a player; or a video element, whose size is read
   *   (with a `ladder` that is enough); by default what the sample has
   * @returns {import('./types.js').PlayerAdapter}
   */
  reader(source) {
    const player = /** @type {any} */ (source);
    return {
      read: sample => {
        const facts = /** @type {any} */ (sample);
        if (player?.read) {
          player.read(facts);
        } else if (player) {
          facts.width ??= player.videoWidth;
          facts.height ??= player.videoHeight;
        }
        this.#follow();
        this.#told = { ...facts };
        this.#tell(this.#told);
        // What becomes of the state here is for the quality alone, and not kept.
        scorePicture(STATE, TOLD, 0);
        const quality = double(STATE + SCORE_STATE_QUALITY);
        facts.quality ??= quality < 0 ? 100 : quality;
      },
      listen: take => player?.listen?.(take) ?? nothing,
    };
  }

  /**
   * Tells of the picture from now on; what is left out stays as it was, VMAF as long as bit rate and size do.
   * @param {import('./scores.js').Picture} picture
   * @returns {UpdateStatus} what became of it
   */
  picture(picture) {
    const played = this.#follow();
    this.#tell(picture);
    return status(this.#call(scorePicture, TOLD, played));
  }

  /**
   * Takes a piece of media that was played: for sessions without a monitor.
   * @param {import('./scores.js').MediaChunk} chunk
   * @returns {UpdateStatus} what became of it
   */
  chunk(chunk) {
    this.#tell(chunk);
    return status(this.#call(scoreChunk, TOLD, number(chunk?.seconds)));
  }

  /**
   * Takes a stall after what was played so far: for sessions without a monitor.
   * @param {number} seconds 0 to 1e9; 0 is none
   * @returns {UpdateStatus} what became of it
   */
  stall(seconds) {
    return status(this.#call(scoreStall, this.#follow(), number(seconds)));
  }

  /**
   * Tells the time from the wish to play to the first picture; told again, it counts anew.
   * @param {number} seconds 0 to 1e9
   * @returns {UpdateStatus} what became of it
   */
  startup(seconds) {
    return status(this.#call(scoreStartup, number(seconds)));
  }

  /**
   * The score as of the monitor's last sample, or of what was told. Asking changes nothing.
   * @returns {import('./scores.js').SessionScoreReading} an object of the caller's own
   */
  read() {
    const played = this.#follow();
    this.#call(scoreRead, played, this.#now?.totalStallDuration ?? double(STATE + SCORE_STATE_STALL_SECONDS), VALUES);
    const [sessionScore, mos, pictureQuality] = [SCORE_VALUES_SCORE, SCORE_VALUES_MOS, SCORE_VALUES_QUALITY]
      .map(offset => double(VALUES + offset)).map(value => value < 0 ? null : value);
    const listed = integer(VALUES + SCORE_VALUES_LISTED);
    return {
      sessionScore,
      mos,
      pictureQuality,
      scoreLoss: sessionScore === null ? null : {
        startup: double(VALUES + SCORE_VALUES_STARTUP),
        stalls: double(VALUES + SCORE_VALUES_STALLS),
        lowQuality: double(VALUES + SCORE_VALUES_LOW_QUALITY),
        starvedResolution: double(VALUES + SCORE_VALUES_STARVED),
        longestStalls: Array.from({ length: listed }, (_, i) => ({
          mediaTime: view.getFloat32(VALUES + SCORE_STATE_AT + 4 * i, true),
          duration: double(VALUES + SCORE_STATE_SECONDS + 8 * i),
          points: double(VALUES + SCORE_VALUES_STALL_POINTS + 8 * i),
        })),
        otherStalls: double(VALUES + SCORE_VALUES_OTHER_STALLS),
        otherStallCount: integer(VALUES + SCORE_STATE_STALL_COUNT) - listed,
      },
    };
  }

  /** Begins another session with the same options. */
  #start() {
    this.#now = this.#told = undefined;
    this.#call(scoreStart, this.#options.kind);
  }

  /**
   * Brings the score up to the monitor's last sample: what a reader was told of that sample's picture counts from there on,
   * as in .NET.
   * @returns {number} seconds played
   */
  #follow() {
    const now = this.#monitor?.snapshot();
    if (now) {
      if (this.#now && now.elapsedTime < this.#now.elapsedTime) {
        this.#start();       // another session
      }
      this.#now = now;
      if (this.#told) {
        this.#tell(this.#told);
        this.#told = undefined;
        this.#call(scorePicture, TOLD, now.playingTime);
      }
    }
    bytes.set(this.#bytes, STATE);
    return this.#now?.playingTime ?? double(STATE + SCORE_STATE_PLAYED);
  }

  /** Writes what is told of a picture where the module reads it. @param {any} facts */
  #tell(facts) {
    const told = { ...facts };
    const rung = this.#rung(told);
    let known = 0;
    bytes.fill(0, TOLD, VALUES);
    PARTS.forEach((name, i) => {
      // A bit rate or a size of 0 is an unknown one.
      const value = told[name] === 0 && i < 4 ? rung?.[name] ?? 0 : told[name] ?? rung?.[name];
      if (value !== null && value !== undefined) {
        known |= 1 << i;
        view.setFloat64(TOLD + 8 * i, number(value), true);
      }
    });
    if (typeof told.codecs === 'string') {
      known |= PICTURE_FIELDS_CODEC;
      view.setInt32(TOLD + PICTURE_FACTS_CODEC, FAMILIES.exec(told.codecs)?.findIndex((group, i) => i && group) ?? 0, true);
    }
    view.setInt32(TOLD + PICTURE_FACTS_KNOWN, known, true);
  }

  /** The rung of the height that is told, of several the nearest in bit rate; without a height the nearest. @param {any} told */
  #rung({ bitrateKbps, height }) {
    let least = Infinity;
    /** @type {any} */
    let best;
    for (const rung of this.#options.rungs) {
      if (height > 0 && (rung.height ?? (bitrateKbps > 0 ? height : 0)) === height || !(height > 0) && bitrateKbps > 0) {
        const far = bitrateKbps > 0 ? Math.max(rung.bitrateKbps / bitrateKbps, bitrateKbps / rung.bitrateKbps) : 1;
        if (far < least) {
          [best, least] = [rung, far];
        }
      }
    }
    return best;
  }

  /**
   * Calls the module with this score's state, and keeps what it has become.
   * @param {(...args: any[]) => any} method
   * @param {...number} args
   */
  #call(method, ...args) {
    bytes.set(this.#bytes, STATE);
    const result = method(STATE, ...args);
    this.#bytes.set(bytes.subarray(STATE, TOLD));
    return result;
  }
}

/** @param {unknown} value */
const number = value => typeof value === 'number' ? value : NaN;

/** @param {number} code @returns {UpdateStatus} */
const status = code => INPUT_STATUS_NAMES[code];

function nothing() {}
