/**
 * The sample stream as low-latency live, for recordings: chunks come to exist as time goes by, a segment under way is
 * sent as it grows (DASH), parts are listed and playlists wait for the next one (HLS). Each stream has a link of its own.
 */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { CHUNK_SECONDS, SEGMENT_SECONDS, cut } from './chunks.mjs';

const VIDEO = '240p';
const AUDIO = 'audio';
/** So much has been broadcast as a session begins; the minute that there is lasts for another 44 s. */
const HISTORY_SECONDS = 16;
const TYPES = { mpd: 'application/dash+xml', m3u8: 'application/vnd.apple.mpegurl', mp4: 'video/mp4', m4s: 'video/mp4' };
const wait = seconds => new Promise(resolve => setTimeout(resolve, seconds * 1000));

/** @param {string} media the folder of the sample stream */
export async function startLive(media) {
  const tracks = { [VIDEO]: cut(join(media, VIDEO)), [AUDIO]: cut(join(media, AUDIO)) };
  /** @type {Map<string, ReturnType<typeof stream>>} */
  const streams = new Map();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const [name, ...path] = url.pathname.slice(1).split('/');
    const found = streams.get(name);
    const answer = await found?.answer(path.join('/'), url.searchParams);
    if (!found || !answer) {
      response.writeHead(404).end();
      return;
    }
    let gone = false;
    response.on('close', () => (gone = true));
    let begun = false;
    for await (const bytes of answer) {
      for await (const part of found.link.pass(bytes, () => gone)) {
        if (!begun) {       // the headers go with the first bytes, so that nothing at all passes a link that is off
          response.writeHead(200, {
            'content-type': TYPES[/** @type {keyof TYPES} */ (path.at(-1)?.split('.').at(-1))],
            'cache-control': 'no-store',
          });
          begun = true;
        }
        response.write(part);
      }
      if (gone) {
        return;
      }
    }
    response.end();
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
  return {
    address,
    /** A broadcast that begins now. @param {string} name @param {number} latency seconds @param {[number, number][]} steps of the link */
    open(name, latency, steps) {
      const opened = stream(tracks, latency, shaped(steps));
      streams.set(name, opened);
      return { address: `${address}/${name}`, go: opened.link.go };
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A link in kbit/s from second to second. Leave to send is given every 20 ms and cannot be saved up. */
function shaped(steps) {
  let zero = NaN;
  let free = 0;         // the instant up to which the link is taken, ms
  const kbps = () => steps.findLast(([at]) => at === 0 || performance.now() - zero >= at * 1000)?.[1] ?? 0;
  return {
    go: () => void (zero = performance.now()),
    /** @param {Buffer} bytes @param {() => boolean} gone @returns {AsyncGenerator<Buffer>} */
    async *pass(bytes, gone) {
      for (let at = 0; at < bytes.length && !gone();) {
        const now = performance.now();
        const bytesPerMs = kbps() / 8;
        const part = Math.floor(bytesPerMs * 20);
        if (part < 1 || free > now) {
          await wait(0.01);
          continue;
        }
        const sent = bytes.subarray(at, at + part);
        free = Math.max(free, now - 20) + sent.length / bytesPerMs;
        at += sent.length;
        yield sent;
      }
    },
  };
}

function stream(tracks, latency, link) {
  const began = Date.now() - HISTORY_SECONDS * 1000;
  const now = () => (Date.now() - began) / 1000;
  const exists = chunk => chunk.end <= now();
  const until = async chunk => {
    while (!exists(chunk)) {
      await wait(Math.max(0.001, chunk.end - now()));
    }
  };

  async function* segment(chunks) {
    for (const chunk of chunks) {
      await until(chunk);
      yield chunk.bytes;
    }
  }

  /** The chunk that a playlist's request waits for, if any. */
  async function blocked(segments, query) {
    if (query.has('_HLS_msn')) {
      const chunks = segments[Number(query.get('_HLS_msn'))] ?? [];
      const chunk = query.has('_HLS_part') ? chunks[Number(query.get('_HLS_part'))] ?? segments[Number(query.get('_HLS_msn')) + 1]?.[0] : chunks.at(-1);
      if (chunk) {
        await until(chunk);
      }
    }
  }

  function playlist({ segments }) {
    const lines = [
      '#EXTM3U', '#EXT-X-VERSION:9', `#EXT-X-TARGETDURATION:${SEGMENT_SECONDS}`, '#EXT-X-INDEPENDENT-SEGMENTS',
      `#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=${latency}`,
      // Audio chunks are of whole AAC frames, so some are a frame longer than the others.
      `#EXT-X-PART-INF:PART-TARGET=${CHUNK_SECONDS + 0.05}`,
    ];
    const first = Math.max(0, Math.floor(now() / SEGMENT_SECONDS) - 5);
    lines.push(`#EXT-X-MEDIA-SEQUENCE:${first}`, '#EXT-X-MAP:URI="init.mp4"', `#EXT-X-PROGRAM-DATE-TIME:${new Date(began + segments[first][0].start * 1000).toISOString()}`);
    for (let number = first; number < segments.length && exists(segments[number][0]); number++) {
      const chunks = segments[number];
      chunks.forEach((chunk, part) => exists(chunk) && lines.push(
        `#EXT-X-PART:DURATION=${(chunk.end - chunk.start).toFixed(5)},URI="${number}.${part}.m4s"${chunk.independent ? ',INDEPENDENT=YES' : ''}`));
      if (exists(chunks[chunks.length - 1])) {
        lines.push(`#EXTINF:${(chunks[chunks.length - 1].end - chunks[0].start).toFixed(5)},`, `${number}.m4s`);
      }
    }
    return [Buffer.from(`${lines.join('\n')}\n`)];
  }

  const master = () => [Buffer.from(`#EXTM3U
#EXT-X-VERSION:9
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="sound",DEFAULT=YES,AUTOSELECT=YES,URI="${AUDIO}/index.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=165000,RESOLUTION=426x240,CODECS="avc1.4d401e,mp4a.40.2",AUDIO="sound"
${VIDEO}/index.m3u8
`)];

  const template = `<SegmentTemplate initialization="$RepresentationID$/init.mp4" media="$RepresentationID$/$Number$.m4s" startNumber="0" duration="${SEGMENT_SECONDS}" availabilityTimeOffset="${SEGMENT_SECONDS - CHUNK_SECONDS}" availabilityTimeComplete="false"/>`;
  const manifest = () => [Buffer.from(`<?xml version="1.0" encoding="utf-8"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="dynamic" profiles="urn:mpeg:dash:profile:isoff-live:2011" availabilityStartTime="${new Date(began).toISOString()}" publishTime="${new Date(began).toISOString()}" minimumUpdatePeriod="PT60S" timeShiftBufferDepth="PT12S" maxSegmentDuration="PT${SEGMENT_SECONDS}S" minBufferTime="PT${CHUNK_SECONDS}S">
  <ServiceDescription id="0"><Latency target="${latency * 1000}"/><PlaybackRate min="0.95" max="1.05"/></ServiceDescription>
  <Period id="0" start="PT0S">
    <AdaptationSet contentType="video" mimeType="video/mp4" frameRate="24" segmentAlignment="true" startWithSAP="1">
      ${template}
      <Representation id="${VIDEO}" width="426" height="240" codecs="avc1.4d401e" bandwidth="138600"/>
    </AdaptationSet>
    <AdaptationSet contentType="audio" mimeType="audio/mp4" lang="und" segmentAlignment="true" startWithSAP="1">
      ${template}
      <Representation id="${AUDIO}" codecs="mp4a.40.2" audioSamplingRate="24000" bandwidth="26400"/>
    </AdaptationSet>
  </Period>
</MPD>
`)];

  return {
    link,
    /** What lies under a path: pieces of bytes as they come to exist, or nothing. */
    async answer(path, query) {
      const [folder, file] = path.split('/');
      const track = tracks[folder];
      if (path === 'main.mpd' || path === 'main.m3u8') {
        return path.endsWith('mpd') ? manifest() : master();
      }
      if (track && file === 'index.m3u8') {
        await blocked(track.segments, query);
        return playlist(track);
      }
      if (track && file === 'init.mp4') {
        return [track.init];
      }
      const [, number, part] = /^(\d+)(?:\.(\d+))?\.m4s$/.exec(file ?? '') ?? [];
      const chunks = track?.segments[Number(number)];
      const asked = part === undefined ? chunks : chunks?.slice(Number(part), Number(part) + 1);
      // A segment that has not begun is not there yet; its first chunk may be waited for.
      return asked?.length && asked[0].start <= now() + CHUNK_SECONDS ? segment(asked) : null;
    },
  };
}
