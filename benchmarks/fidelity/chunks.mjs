/** The sample stream cut finer than its segments: CMAF chunks of a quarter second, made by ffmpeg without encoding anew. */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const SEGMENT_SECONDS = 2;
export const CHUNK_SECONDS = 0.25;

/** @typedef {{ start: number, end: number, bytes: Buffer, independent: boolean }} Chunk seconds of the media's time */

/** @param {string} folder of a rendition: init.mp4 and 00.m4s on @returns {{ init: Buffer, segments: Chunk[][] }} */
export function cut(folder) {
  const files = readdirSync(folder).filter(file => file.endsWith('.m4s')).sort();
  const input = Buffer.concat(['init.mp4', ...files].map(file => readFileSync(join(folder, file))));
  const output = execFileSync('ffmpeg', [
    '-hide_banner', '-loglevel', 'error', '-i', 'pipe:0', '-c', 'copy', '-f', 'mp4',
    '-movflags', '+empty_moov+default_base_moof+frag_keyframe', '-frag_duration', String(CHUNK_SECONDS * 1e6), 'pipe:1',
  ], { input, maxBuffer: 1 << 26 });

  const top = boxes(output);
  const init = Buffer.concat(top.filter(box => box.type === 'ftyp' || box.type === 'moov').map(box => box.whole));
  const timescale = find(init, ['moov', 'trak', 'mdia', 'mdhd']).readUInt32BE(12);      // mdhd, version 0
  const moofs = top.flatMap((box, i) => box.type === 'moof' ? [{ moof: box, mdat: top[i + 1] }] : []);
  const starts = moofs.map(({ moof }) => decodeTime(moof.body) / timescale);
  const segments = /** @type {Chunk[][]} */ ([]);
  moofs.forEach(({ moof, mdat }, i) => {
    const start = starts[i];
    const segment = Math.floor(start / SEGMENT_SECONDS + 1e-6);
    segments[segment] ??= [];
    segments[segment].push({
      start, end: starts[i + 1] ?? files.length * SEGMENT_SECONDS,
      bytes: Buffer.concat([moof.whole, mdat.whole]), independent: segments[segment].length === 0,
    });
  });
  return { init, segments };
}

/** @param {Buffer} bytes */
function boxes(bytes) {
  const list = [];
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    list.push({ type: bytes.toString('latin1', at + 4, at + 8), whole: bytes.subarray(at, at + length), body: bytes.subarray(at + 8, at + length) });
    at += length;
  }
  return list;
}

/** The body of the first box down a path. @param {Buffer} bytes @param {string[]} path */
function find(bytes, path) {
  return path.reduce((inside, type) => {
    const box = boxes(inside).find(one => one.type === type);
    if (!box) {
      throw new Error(`there is no ${type}`);
    }
    return box.body;
  }, bytes);
}

/** @param {Buffer} moof */
function decodeTime(moof) {
  const tfdt = find(moof, ['traf', 'tfdt']);
  return tfdt[0] === 1 ? Number(tfdt.readBigUInt64BE(4)) : tfdt.readUInt32BE(4);
}
