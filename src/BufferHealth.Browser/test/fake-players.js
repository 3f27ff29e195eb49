import { ranges } from './fake-media.js';

/** A player that throws when anybody writes to it or calls what is not its to call, and that counts its listeners. */
function untouchable(members, path = 'player') {
  return new Proxy(members, {
    get(target, name) {
      const value = target[name];
      const frozen = typeof value === 'object' && value !== null && !Array.isArray(value) && value.constructor === Object;
      return frozen ? untouchable(value, `${path}.${String(name)}`) : value;
    },
    set(_, name) { throw new Error(`${path}.${String(name)} was written to`); },
    defineProperty(_, name) { throw new Error(`${path}.${String(name)} was patched`); },
    deleteProperty(_, name) { throw new Error(`${path}.${String(name)} was deleted`); },
  });
}

/** Listeners under the names that the player gives to adding and removing them. */
function emitter(add, remove) {
  const listeners = [];
  return {
    members: {
      [add]: (name, listener) => listeners.push({ name, listener }),
      [remove]: (name, listener) => {
        const at = listeners.findIndex(entry => entry.name === name && entry.listener === listener);
        if (at >= 0) {
          listeners.splice(at, 1);
        }
      },
    },
    fire: (name, ...args) => listeners.filter(entry => entry.name === name).forEach(entry => entry.listener(...args)),
    listening: () => listeners.length,
  };
}

/** hls.js with three levels, of which the second plays. */
export function fakeHls(state = {}) {
  const { members, ...events } = emitter('on', 'off');
  const level = (height, bitrate) => ({ width: height * 16 / 9, height, bitrate, codecs: 'avc1.4d401e,mp4a.40.2' });
  return {
    ...events,
    player: untouchable({
      ...members,
      levels: [level(144, 83_600), level(270, 165_000), level(360, 290_400)],
      currentLevel: 1,
      maxBufferLength: 30,
      config: { maxBufferLength: 6 },
      latency: 0,
      targetLatency: 6,       // hls.js has one for recorded media, too
      latestLevelDetails: { live: false },
      mainForwardBufferInfo: { len: 4.5, start: 0, end: 10 },
      audioForwardBufferInfo: { len: 4.25, start: 0, end: 10 },
      ...state,
    }),
    fatal: () => events.fire('hlsError', 'hlsError', { fatal: true }),
    minor: () => events.fire('hlsError', 'hlsError', { fatal: false }),
  };
}

/** dash.js that shows 270p and loads 144p. */
export function fakeDash(state = {}) {
  const { members, ...events } = emitter('on', 'off');
  const representation = (height, bandwidth) => ({ id: `${height}`, width: height * 16 / 9, height, bandwidth, codecs: 'avc1.4d401e' });
  const video = [representation(144, 57_200), representation(270, 138_600), representation(360, 264_000)];
  const audio = { id: 'audio', width: 0, height: 0, bandwidth: 26_400, codecs: 'mp4a.40.2' };
  return {
    ...events,
    video,
    player: untouchable({
      ...members,
      getCurrentRepresentationForType: type => type === 'video' ? video[0] : audio,
      getRepresentationsByType: type => type === 'video' ? video : [audio],
      getVideoElement: () => ({ videoWidth: 480, videoHeight: 270 }),
      getSettings: () => ({ streaming: { buffer: {
        bufferTimeDefault: 18, bufferTimeAtTopQuality: 31, bufferTimeAtTopQualityLongForm: 60, longFormContentDurationThreshold: 600,
      } } }),
      getDashMetrics: () => ({
        getCurrentBufferLevel: type => type === 'video' ? 4.5 : 4.25,
        getCurrentDroppedFrames: () => ({ droppedFrames: 7 }),
      }),
      duration: () => 60,
      getCurrentLiveLatency: () => NaN,
      getTargetLiveDelay: () => NaN,
      ...state,
    }),
    fatal: () => events.fire('error', { error: { code: 25, message: 'manifest' } }),
    minor: () => events.fire('error', { error: { code: 27, message: 'segment' } }),
  };
}

/** Shaka that shows 270p with English sound and loads 144p. */
export function fakeShaka(state = {}) {
  const { members, ...events } = emitter('addEventListener', 'removeEventListener');
  const track = (height, bandwidth, audioId, active = false) =>
    ({ type: 'variant', width: height * 16 / 9, height, bandwidth, audioId, codecs: 'avc1.4d401e, mp4a.40.2', active });
  const tracks = [track(270, 160_000, 1), track(144, 83_600, 2, true), track(270, 165_000, 2), track(360, 290_400, 2)];
  const media = { currentTime: 5, videoWidth: 480, videoHeight: 270 };
  const list = pair => [{ start: ranges(pair).start(0), end: ranges(pair).end(0) }];
  return {
    ...events,
    player: untouchable({
      ...members,
      getVariantTracks: () => tracks,
      getMediaElement: () => media,
      getConfiguration: () => ({ streaming: { bufferingGoal: 10 } }),
      getBufferedInfo: () => ({ total: list([0, 9.25]), audio: list([0, 9.25]), video: list([0, 9.5]), text: [] }),
      isDynamic: () => false,
      getPlayheadTimeAsDate: () => null,
      getManifest: () => ({ presentationTimeline: { getDelay: () => 0 } }),
      ...state,
    }),
    fatal: () => events.fire('error', { type: 'error', detail: { severity: 2, code: 1001 } }),
    minor: () => events.fire('error', { type: 'error', detail: { severity: 1, code: 1001 } }),
  };
}
