/**
 * How the players report by CMCD beside our client: not at all, unless the address says otherwise, because each that reports is a viewer to the
 * collector; as events; with their requests, in the address or in headers.
 */
export const cmcdModes = ['off', 'event', 'query', 'headers'];

/** Told as `cid` by the players and by the page's monitor. */
export const contentId = 'sample';

/** The door of a collector beside this page: where reports are posted to, or null where there is none. */
export async function findCollector() {
  try {
    const { reportTo } = await (await fetch('collector.json')).json();
    return new URL(reportTo, location.href).href;
  } catch {
    return null;
  }
}

/**
 * What a player is to report, or null where it is not to.
 *
 * @param {string} mode one of `cmcdModes`
 * @param {string | null} reportTo the collector
 * @param {string} label the player's, the last part of the address that it posts to
 */
export function cmcdFor(mode, reportTo, label) {
  return mode === 'off' || (mode === 'event' && !reportTo) ? null : {
    headers: mode === 'headers',
    // Keys of the requests: none where it reports events.
    requestKeys: mode === 'event' ? [] : undefined,
    sessionId: crypto.randomUUID?.(),
    contentId,
    targets: mode === 'event' ? [{
      url: `${reportTo}/${label}`,
      events: ['ps', 'e', 't', 'bc', 'b'],
      interval: 10,
    }] : [],
  };
}

/** Keys of event mode. Only hls.js sends all it knows where none are named. */
export const eventKeys = ['bg', 'bl', 'br', 'bs', 'bsd', 'cid', 'dfa', 'e', 'ec', 'ltc', 'msd', 'mtp', 'pr', 'pt', 'sf', 'sid', 'sn', 'st', 'sta', 'ts', 'v'];
