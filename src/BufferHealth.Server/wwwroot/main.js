import { Link } from './link.js';
import { createLinkPanel } from './link-panel.js';
import { Log, clock } from './log.js';
import { showReadings } from './readings.js';

const element = (id) => document.getElementById(id);
const video = element('video');
const address = new URLSearchParams(location.search);
const log = new Log(element('log'), element('log-empty'));
const sampleMs = 100;
/** States that are shaded in the chart and listed with their length; stalls come as events of their own, with exact edges. */
const spans = { seeking: 'Seek', paused: 'Pause', frozen: 'Freeze' };

/** Covers the video, or with `strip` only a corner of it. */
function showNotice(title, text = '', { strip = false, button = null, onclick = null } = {}) {
  element('notice').hidden = false;
  element('notice').classList.toggle('strip', strip);
  video.controls = strip; // they would shine through
  element('notice-title').textContent = title;
  element('notice-text').textContent = text;
  element('notice-button').hidden = !button;
  element('notice-button').textContent = button ?? '';
  element('notice-button').onclick = onclick;
}

function hideNotice() {
  element('notice').hidden = true;
  video.controls = true;
}

/** A number from the address, or the fallback where it is missing or out of range. */
function numberFrom(name, fallback, least, most) {
  if (!address.has(name)) return fallback;
  const text = address.get(name);
  const value = Number(text);
  if (text.trim() !== '' && value >= least && value <= most) return value;
  log.add(`?${name}=${text} ignored: not a number from ${least} to ${most}`, { kind: 'error' });
  return fallback;
}

const bufferGoal = numberFrom('bufferGoal', 6, 1, 60);
const firstLink = address.has('profile') ? { profile: address.get('profile') } : { kbps: numberFrom('kbps', 800, 0, 1_000_000) };

let covered = false; // an error covers the video until it is dealt with
const showLink = createLinkPanel((change) => shape(change));
const link = new Link((status) => {
  showLink(status);
  const notice = element('notice');
  const off = status.kbps === 0;
  if (off && notice.hidden) showNotice('Link off', '', { strip: true });
  if (!off && notice.classList.contains('strip')) hideNotice();
});

async function shape(change) {
  logLink(change);
  await link.set(change);
}

function logLink({ kbps, profile }) {
  log.add(profile ? `Link: ${profile}` : kbps === 0 ? 'Link off' : `Link: ${kbps} kbit/s`, { kind: 'quiet' });
}

function fail(title, text, retry = null) {
  covered = true;
  log.add(`${title}: ${text}`, { kind: 'error' });
  showNotice(title, text, retry ? { button: 'Try again', onclick: retry } : {});
}

/** Imports a module that needs a library from `/lib/`; where that fails, the server knows why. */
async function importWith(library, module = library) {
  try {
    return await import(module);
  } catch (error) {
    const answer = await fetch(library).catch(() => null);
    const problem = answer && !answer.ok ? await answer.json().catch(() => null) : null;
    throw new Error(`${library} could not be loaded. ${answer ? problem?.detail ?? error.message : 'The server does not answer.'}`);
  }
}

async function start() {
  await shape(firstLink);
  if (link.status.error && 'profile' in firstLink) {
    log.add(`?profile=${firstLink.profile} ignored: ${link.status.error}`, { kind: 'error' });
    await shape({ kbps: 800 });
  }
  setInterval(() => link.refresh(), 500);

  const { Chart } = await importWith('/lib/uplot.mjs', './chart.js');
  const chart = new Chart(element('chart'), bufferGoal);
  const player = await importWith('/lib/hls.mjs', './player.js');
  const reason = player.obstacle();
  if (reason) {
    fail(...reason);
    return;
  }

  const library = await importWith('/lib/buffer-health.js');
  await library.default();
  const monitor = new library.BufferHealthMonitor();
  watch(monitor, chart);
  monitor.attach(video);
  const hls = player.createPlayer(video, {
    bufferGoal,
    onrendition: ({ height, bitrate }) => {
      const text = `${height}p · ${Math.round(bitrate / 1000)} kbit/s`;
      if (element('rendition').textContent === text) return;
      element('rendition').textContent = text;
      log.add(`Rendition ${height}p`, { kind: 'quiet' });
    },
    onerror: (what) => fail('Playback failed', what, restart),
  });
  wireControls(restart);
  window.demo = { monitor, video, hls, link };

  function restart() {
    covered = false;
    hideNotice();
    log.clear();
    chart.clear();
    logLink(link.wanted);
    element('rendition').textContent = 'no picture yet';
    hls.once('hlsMediaAttached', play); // sooner would be lost: attaching loads the element anew, which pauses it
    hls.loadSource(link.streamUrl);
    monitor.reset();
  }

  hls.once('hlsMediaAttached', play);
  hls.loadSource(link.streamUrl);
}

/** Shows what the monitor says: ten times a second the numbers and the chart, and its events as they come. */
function watch(monitor, chart) {
  let openStall = null;
  monitor.on('stallstart', ({ start }) => {
    chart.begin('stalled', start);
    openStall = { start, fill: log.add('Stall', { time: start, kind: 'stall' }) };
  });
  monitor.on('stallend', ({ start, duration, cause }) => {
    chart.end('stalled', start + duration);
    openStall?.fill({ duration, cause });
    openStall = null;
  });
  let openSpan = null;
  monitor.on('statechange', ({ from, to, time }) => {
    if (spans[from]) {
      chart.end(from, time);
      openSpan?.fill({ duration: time - openSpan.start });
      openSpan = null;
    }
    if (spans[to]) {
      chart.begin(to, time);
      openSpan = { start: time, fill: log.add(spans[to], { time }) };
    }
    if (from === 'startup' && to === 'playing') log.add('First picture', { time, duration: monitor.snapshot().startupTime });
    if (to === 'ended') log.add('End', { time });
  });
  setInterval(() => {
    const snapshot = monitor.snapshot();
    const now = performance.now() / 1000;
    openStall?.fill({ duration: now - openStall.start });
    chart.add(now, snapshot.bufferLevel, snapshot.qoeScore);
    showReadings(snapshot);
  }, sampleMs);
}

async function play() {
  try {
    await video.play();
  } catch (refusal) {
    if (refusal.name === 'NotAllowedError') {
      showNotice('Press play', 'This browser does not start videos by itself.', { button: 'Play', onclick: () => { hideNotice(); play(); } });
    }
  }
}

function wireControls(restart) {
  const showPlaying = () => {
    const text = video.paused || video.ended ? 'Play' : 'Pause';
    element('play').setAttribute('aria-label', text);
    element('play-text').textContent = text;
    element('play-icon').setAttribute('d', text === 'Play' ? 'M4 2.5v11l9-5.5z' : 'M3.5 2.5h3v11h-3zm6 0h3v11h-3z');
  };
  for (const event of ['play', 'pause', 'ended', 'emptied']) video.addEventListener(event, showPlaying);
  element('play').addEventListener('click', () => {
    if (video.ended || covered) restart();
    else if (video.paused) play();
    else video.pause();
  });
  element('restart').addEventListener('click', restart);
  for (const id of ['play', 'restart']) element(id).disabled = false;
  video.addEventListener('timeupdate', () => {
    const length = Number.isFinite(video.duration) ? video.duration : 60;
    element('position').textContent = `${clock(video.currentTime, 0)} / ${clock(length, 0)}`;
  });
  video.addEventListener('ended', () => showNotice('The end', '', { button: 'Watch again', onclick: restart }));
  video.addEventListener('seeking', () => { if (!covered) hideNotice(); });
}

start().catch((error) => fail('The page could not start', error.message));
