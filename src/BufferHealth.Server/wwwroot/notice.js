const element = (id) => document.getElementById(id);
const video = element('video');

/** Covers the video, or with `strip` only a corner of it. */
export function showNotice(title, text = '', { strip = false, button = null, onclick = null } = {}) {
  element('notice').hidden = false;
  element('notice').classList.toggle('strip', strip);
  video.controls = strip; // they would shine through
  element('notice-title').textContent = title;
  element('notice-text').textContent = text;
  element('notice-button').hidden = !button;
  element('notice-button').textContent = button ?? '';
  element('notice-button').onclick = onclick;
}

/** Uncovers it. */
export function hideNotice() {
  element('notice').hidden = true;
  video.controls = true;
}

/** Says in the corner that the link is off, where nothing else is said. */
export function noticeLink(off) {
  const notice = element('notice');
  if (off && notice.hidden) showNotice('Link off', '', { strip: true });
  if (!off && notice.classList.contains('strip')) hideNotice();
}
