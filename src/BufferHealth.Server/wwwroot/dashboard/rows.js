/**
 * Fills a table's body. Rows are kept and only their texts change, so nothing moves and what has the focus keeps it.
 *
 * @param {HTMLTableSectionElement} body
 * @param {object[]} items
 * @param {(row: HTMLTableRowElement) => (item: object) => void} make Makes a row's cells, and returns what fills them.
 */
export function fillRows(body, items, make) {
  while (body.rows.length > items.length) body.deleteRow(-1);
  items.forEach((item, place) => {
    const row = body.rows[place] ?? body.insertRow();
    row.fill ??= make(row);
    row.fill(item);
  });
}

/** Adds a cell and returns what sets its text, with the whole text as its title. */
export function cell(row, className = '') {
  const made = row.insertCell();
  made.className = className;
  return (text, title = text) => {
    if (made.textContent !== text) made.textContent = text;
    if (made.title !== title) made.title = title;
  };
}

/** Adds a cell whose text may be missing, and then says so. */
export function nameCell(row, className = '') {
  const made = row.insertCell();
  made.className = className;
  const inner = made.appendChild(document.createElement('span'));
  return (name) => {
    inner.className = name ? '' : 'unknown';
    inner.textContent = name || 'not told';
    made.title = name || 'not told';
  };
}
