import { onChange, show, shown } from './address.js';

const element = (id) => document.getElementById(id);

/** Starts the choice of the range of time. */
export function startRanges(range) {
  const buttons = [...element('ranges').children];
  const mark = () => {
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.range === shown().range));
    element('custom').hidden = shown().range !== 'custom';
    if (shown().range === 'custom') fill(shown());
  };
  for (const button of buttons) {
    button.addEventListener('click', () => {
      if (button.dataset.range !== 'custom') return show({ range: button.dataset.range, from: null, to: null, offset: 0 }, { step: true });
      element('custom').hidden = false;
      fill(range());
      return element('custom-from').focus();
    });
  }
  element('custom').addEventListener('submit', (event) => {
    event.preventDefault();
    const [from, to] = [read('custom-from'), read('custom-to')];
    const isRange = from < to;
    element('custom-error').textContent = isRange ? '' : 'The range must begin before it ends.';
    if (isRange) show({ range: 'custom', from, to, offset: 0 }, { step: true });
  });
  onChange(mark);
  mark();
}

const read = (id) => new Date(element(id).value).getTime();

function fill({ from, to }) {
  const local = (ms) => {
    const at = new Date(ms);
    return new Date(ms - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  };
  element('custom-from').value = local(from);
  element('custom-to').value = local(to);
}
