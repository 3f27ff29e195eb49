// Reads lines of "<mode> <base64>" and answers each with a line of JSON: what the reference implementation makes of it.
// decode: a dictionary; query: a query; headers: four dictionaries, one a line; write1, write2, event: a dictionary that
// is decoded and written again in that version and mode.
import { createInterface } from 'node:readline';
import { decodeCmcd, encodeCmcd, fromCmcdQuery } from '@svta/cml-cmcd';
import { SfItem } from '@svta/cml-structured-field-values';

// Tokens as symbols: otherwise they could not be told from strings.
const options = { useSymbol: true };

const work = {
  decode: (text) => shown(decodeCmcd(text, options)),
  query: (text) => shown(fromCmcdQuery(text, options)),
  // fromCmcdHeaders does the same, but for the tokens.
  headers: (text) => shown(Object.assign({}, ...text.split('\n').map((header) => decodeCmcd(header, options)))),
  write1: (text) => encodeCmcd(decodeCmcd(text, options), { version: 1 }),
  write2: (text) => encodeCmcd(decodeCmcd(text, options), { version: 2 }),
  event: (text) => encodeCmcd(decodeCmcd(text, options), { version: 2, reportingMode: 'event' }),
};

for await (const line of createInterface({ input: process.stdin })) {
  const [mode, base64] = line.split(' ');
  const text = Buffer.from(base64, 'base64').toString('latin1');
  let answer = null;
  try {
    answer = work[mode](text);
  } catch {
    // Malformed: null says so.
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

function shown(record) {
  return Object.entries(record).map(([key, value]) => [key, member(value)]);
}

function member(value) {
  const { items, params } = value instanceof SfItem ? { items: value.value, params: value.params } : { items: value };
  return Array.isArray(items) ? { list: items.map(item) } : item({ value: items, params });
}

function item(value) {
  const { value: inner, params } = value instanceof Object && 'params' in value ? value : { value };
  return { ...bare(inner), params: Object.entries(params ?? {}).map(([key, parameter]) => [key, bare(parameter)]) };
}

function bare(value) {
  switch (typeof value) {
    case 'number': return { number: String(value) };
    case 'string': return { string: value };
    case 'symbol': return { token: value.description };
    case 'boolean': return { flag: value };
    default: return { other: value instanceof Date ? 'date' : 'bytes' };
  }
}
