const parts = ['startup', 'stalls', 'lowQuality', 'starvedResolution'];
const element = (id) => document.getElementById(id);

/** Shows the session score and what took it down: a bar for each part, as long as its share of the loss. */
export function showScore({ sessionScore, mos, scoreLoss }) {
  element('sessionScore').textContent = sessionScore?.toFixed(0) ?? '–';
  element('mos').textContent = mos?.toFixed(1) ?? '–';
  const lost = parts.reduce((sum, part) => sum + (scoreLoss?.[part] ?? 0), 0);
  for (const part of parts) {
    const row = element(`loss-${part}`);
    const points = scoreLoss?.[part] ?? null;
    row.querySelector('i').style.transform = `scaleX(${lost > 0 ? points / lost : 0})`;
    row.querySelector('output').textContent = points === null ? '–' : points < 0.05 ? '0.0' : `−${points.toFixed(1)}`;
  }
}
