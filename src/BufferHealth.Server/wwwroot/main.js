import { Link } from './link.js';
import { createLinkPanel } from './link-panel.js';
import { Log, clock } from './log.js';
import { hideNotice, noticeLink, showNotice } from './notice.js';
import { obstacle, players } from './players.js';
import { cmcdFor, cmcdModes, contentId, findCollector } from './reports.js';
import { watch } from './watch.js';

const element = (id) => document.getElementById(id);
const video = element('video');
const address = new URLSearchParams(location.search);
const log = new Log(element('log'), element('log-empty'));
const choices = [...document.querySelectorAll('.choices button')];

/** A number from the address, or the fallback where it is missing or out of range. */
function numberFrom(name, fallback, least, most) {
  if (!address.has(name)) return fallback;
  const text = address.get(name);
  const value = Number(text);
  if (text.trim() !== '' && value >= least && value <= most) return value;
  log.add(`?${name}=${text} ignored: not a number from ${least} to ${most}`, { kind: 'error' });
  return fallback;
}

/** One of several names from the address, or the first of them. */
function nameFrom(parameter, names) {
  const name = address.get(parameter) ?? names[0];
  if (names.includes(name)) return name;
  log.add(`?${parameter}=${name} ignored: not one of ${names.join(', ')}`, { kind: 'error' });
  return names[0];
}

const bufferGoal = numberFrom('bufferGoal', 6, 1, 60);
const firstLink = address.has('profile') ? { profile: address.get('profile') } : { kbps: numberFrom('kbps', 800, 0, 1_000_000) };

let covered = false; // an error covers the video until it is dealt with
const showLink = createLinkPanel((change) => shape(change));
const link = new Link((status) => {
  showLink(status);
  noticeLink(status.kbps === 0);
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

/** Imports a module that needs libraries from `/lib/`; where that fails, the server knows why. */
async function importWith(libraries, module = libraries[0]) {
  try {
    return await import(module);
  } catch (error) {
    for (const library of libraries) {
      const answer = await fetch(library).catch(() => null);
      if (answer?.ok) continue;
      const problem = answer && await answer.json().catch(() => null);
      throw new Error(`${library} could not be loaded. ${answer ? problem?.detail ?? error.message : 'The server does not answer.'}`);
    }
    throw error;
  }
}

async function start() {
  await shape(firstLink);
  if (link.status.error && 'profile' in firstLink) {
    log.add(`?profile=${firstLink.profile} ignored: ${link.status.error}`, { kind: 'error' });
    await shape({ kbps: 800 });
  }
  setInterval(() => link.refresh(), 500);

  const { Chart } = await importWith(['/lib/uplot.mjs'], './chart.js');
  const chart = new Chart(element('chart'), bufferGoal);
  const reason = obstacle();
  if (reason) {
    fail(...reason);
    return;
  }

  const library = await importWith(['/lib/buffer-health-report.js']);
  const { SessionScore } = await importWith(['/lib/buffer-health-score.js']);
  await library.default();
  const cmcdMode = nameFrom('cmcd', cmcdModes);
  const reportTo = await findCollector();
  const monitor = new library.BufferHealthMonitor();
  const score = new SessionScore();
  score.attach(monitor);
  watch(monitor, score, chart, log);
  window.demo = { monitor, score, video, link };
  let close = async () => {};
  let opening = Promise.resolve();

  /** Plays the stream from its start, with the player named. One opens at a time: each waits until the one before is gone. */
  function open(name) {
    for (const button of choices) button.setAttribute('aria-pressed', String(button.dataset.player === name));
    opening = opening.then(() => reopen(name)).catch((error) => fail('The player could not start', error.message, () => open(name)));
    return opening;
  }

  async function reopen(name) {
    await close();
    close = async () => {};
    covered = false;
    hideNotice();
    log.clear();
    log.add(`Player: ${players[name].title}`, { kind: 'quiet' });
    logLink(link.wanted);
    noticeLink(link.status.kbps === 0);
    const { createPlayer } = await importWith(players[name].libraries, players[name].module);
    const cmcd = cmcdFor(cmcdMode, reportTo, players[name].label);
    const { player, adapter, load, destroy } = createPlayer(video, { bufferGoal, cmcd, onerror: (what) => {
      monitor.update({ event: 'error' }); // Shaka tells it to nobody but whoever called load
      fail('Playback failed', what, () => open(name));
    } });
    const detach = monitor.attach(video, {
      player: score.reader(adapter), score, contentId, reportTo: reportTo && `${reportTo}/buffer-health`,
    });
    chart.clear(); // not before the session is a new one
    const forget = showRendition(adapter);
    // Sooner would be lost: a player that attaches loads the element anew, which pauses it.
    video.addEventListener('loadstart', play, { once: true });
    close = async () => {
      video.removeEventListener('loadstart', play);
      forget();
      detach();
      await destroy();
    };
    Object.assign(window.demo, { player, adapter, name });
    load(link.streamFolder);
  }

  const chosen = nameFrom('player', Object.keys(players));
  wireControls(() => open(choices.find((button) => button.getAttribute('aria-pressed') === 'true').dataset.player));
  for (const button of choices) {
    button.addEventListener('click', () => {
      address.set('player', button.dataset.player);
      history.replaceState(null, '', `?${address}`);
      open(button.dataset.player);
    });
  }
  await open(chosen);
}

/** Shows the rendition on the screen, as the adapter of the player tells it. Returns what ends that. */
function showRendition(adapter) {
  let height = null;
  element('rendition').textContent = 'no picture yet';
  const timer = setInterval(() => {
    const facts = {};
    adapter.read(facts);
    if (!facts.height || !facts.bitrateKbps || video.readyState < video.HAVE_CURRENT_DATA) return;
    element('rendition').textContent = `${facts.height}p · ${Math.round(facts.bitrateKbps)} kbit/s`;
    element('rendition').title = facts.codecs ?? '';
    if (facts.height === height) return;
    height = facts.height;
    log.add(`Rendition ${height}p`, { kind: 'quiet' });
  }, 250);
  return () => clearInterval(timer);
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
  for (const button of [element('play'), element('restart'), ...choices]) button.disabled = false;
  video.addEventListener('timeupdate', () => {
    const length = Number.isFinite(video.duration) ? video.duration : 60;
    element('position').textContent = `${clock(video.currentTime, 0)} / ${clock(length, 0)}`;
  });
  video.addEventListener('ended', () => showNotice('The end', '', { button: 'Watch again', onclick: restart }));
  video.addEventListener('seeking', () => { if (!covered) hideNotice(); });
}

start().catch((error) => fail('The page could not start', error.message));
