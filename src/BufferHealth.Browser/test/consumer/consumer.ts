// Compiled, not run: what a TypeScript project may and may not write.
import init, { BufferHealthMonitor } from 'buffer-health';
import initCsp, { BufferHealthMonitor as CspMonitor } from 'buffer-health/csp';
import { fromDash } from 'buffer-health/dash';
import { fromHls } from 'buffer-health/hls';
import initReport, { BufferHealthMonitor as ReportingMonitor } from 'buffer-health/report';
import { SessionScore } from 'buffer-health/score';
import { fromShaka } from 'buffer-health/shaka';
import type { PlayerFacts, PlayerReader } from 'buffer-health/hls';
import type { ReportCounts, ReportingOptions } from 'buffer-health/report';
import type { MonitorOptions, PlayerAdapter, Metrics, PlaybackState, Sample, StallEvent, UpdateStatus } from 'buffer-health';

const ready: Promise<void> = init();
const readyToo: Promise<void> = initCsp();
const options: MonitorOptions = { windowSeconds: 5, scoreModel: 'classic' };
const monitor = new BufferHealthMonitor(options);
const other: CspMonitor = new CspMonitor();

const status: UpdateStatus = monitor.updateBufferLevel(2.1);
const sample: Sample = { level: null, playhead: 4, paused: false, event: 'waiting' };
monitor.update(sample, 12);
monitor.play();
monitor.pause(13);
const metrics: Metrics | null = monitor.snapshot();
const score: number | null | undefined = metrics?.qoeScore;
const state: PlaybackState | undefined = metrics?.state;
const json: string = monitor.getMetrics();

const remove: () => void = monitor.on('stallend', stall => {
  const typed: StallEvent = stall;
  const duration: number | null = typed.duration;
  return duration;
});
monitor.on('report', ({ stallCount }) => stallCount.toFixed());
monitor.on('statechange', ({ from, to }) => from === to);
declare const video: HTMLVideoElement;
monitor.on('seekend', ({ time, duration, latency }) => time + duration + latency);
monitor.on('startfailed', ({ time }) => time);
const player: PlayerAdapter = {
  read(sample) { sample.level = 2; },
  listen(take) { take('error'); return () => {}; },
};
const detach: () => void = monitor.attach(video, { intervalMs: 250, player });

declare const anyPlayer: object;
const readers: PlayerReader[] = [fromHls(anyPlayer), fromDash(anyPlayer), fromShaka(anyPlayer)];
for (const reader of readers) {
  monitor.attach(video, { player: reader });
  const facts: PlayerFacts = {};
  reader.read(facts);
  const height: number | undefined = facts.height;
  void height;
}

const sessionScore = new SessionScore({ device: 'phone', ladder: [{ bitrateKbps: 3000, height: 720, vmaf: 85 }] });
const leave: () => void = sessionScore.attach(monitor);
monitor.attach(video, { player: sessionScore.reader(video) });
monitor.attach(video, { player: sessionScore.reader(fromHls({})) });
const took: UpdateStatus = sessionScore.chunk({ seconds: 4, bitrateKbps: 3000 });
const points: number | undefined = sessionScore.read().scoreLoss?.longestStalls[0]?.points;
void [leave, took, points];
const reporting: ReportingMonitor = new ReportingMonitor({ windowSeconds: 5 });
const told: ReportingOptions = { reportTo: new URL('https://collector.example/cmcd/key'), contentId: 'film', sessionId: () => 'id', score: sessionScore, intervalMs: 250 };
const stop: () => void = reporting.attach(video, told);
const counts: ReportCounts | null = reporting.reports;
sessionScore.attach(reporting);
void [initReport, stop, counts];
// @ts-expect-error only the monitor of buffer-health/report reports
monitor.attach(video, { reportTo: 'https://collector.example/cmcd/key' });
// @ts-expect-error nor from a variable
monitor.attach(video, told);
// @ts-expect-error an interval is a number
reporting.attach(video, { reportTo: '/cmcd/key', reportEverySeconds: '10' });

// @ts-expect-error there is no such device
new SessionScore({ device: 'tv' });
// @ts-expect-error a chunk has a length
sessionScore.chunk({ bitrateKbps: 3000 });

// @ts-expect-error a player is an object
fromHls('hls');
// @ts-expect-error a player needs its adapter
monitor.attach(video, { player: anyPlayer });
// @ts-expect-error there is no such event
monitor.on('stall', () => {});
// @ts-expect-error a misspelt option
new BufferHealthMonitor({ windowSecond: 1 });
// @ts-expect-error a misspelt part
monitor.update({ bufferLevel: 1 });
// @ts-expect-error a level is a number
monitor.updateBufferLevel('1');
// @ts-expect-error metrics may be absent
monitor.snapshot().qoeScore;
// @ts-expect-error not an adapter
monitor.attach(video, { player: {} });
// @ts-expect-error not an element
monitor.attach({});
// @ts-expect-error private
monitor.address;

export { ready, readyToo, other, status, score, state, json, remove, detach };
