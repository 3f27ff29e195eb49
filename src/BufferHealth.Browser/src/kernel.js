/** The kernel's module in this page: one instance and one memory for all monitors, each in a slot of its own. */
import { FULL_STATE_SIZE, FULL_VALUES_SIZE, HEAP_BASE, METRIC_VALUES_SIZE, MONITOR_STATE_SIZE, OBSERVATION_SIZE } from '../generated/layout.js';

/**
 * What the module exports; the same from WebAssembly and from its translation to JavaScript. Results are the kernel's
 * Signals, with its InputStatus in the low byte.
 * @typedef {object} KernelExports
 * @property {{ readonly buffer: ArrayBuffer, grow(pages: number): number }} memory
 * @property {(state: number, windowSlots: number, reportSeconds: number, thresholdSeconds: number, decay: number, scoreModel: number) => void} start
 * @property {(state: number, time: number, level: number) => number} updateLevel
 * @property {(state: number, observation: number) => number} update
 * @property {(state: number) => number} close
 * @property {(state: number, values: number) => void} snapshot
 */

/** @type {KernelExports} */
export let kernel;

/** The memory as doubles and as integers. They change whenever the memory grows, so nobody may keep them. @type {Float64Array} */
export let doubles;

/** @type {Int32Array} */
export let integers;

/** Addresses of the one sample and the one set of metrics through which all monitors talk to the kernel: constants, so that those of their fields are, too. */
export const OBSERVATION = HEAP_BASE;
export const VALUES = OBSERVATION + OBSERVATION_SIZE;

/** Slots that were given back, and the first address that was never given out. @type {number[]} */
const free = [];
let unused = VALUES + (FULL ? FULL_VALUES_SIZE : METRIC_VALUES_SIZE);

const SLOT = FULL ? FULL_STATE_SIZE : MONITOR_STATE_SIZE;

/** Takes the module over. @param {KernelExports} exports */
export function adopt(exports) {
  kernel = exports;
  view();
}

/** Gives a slot out. @returns {number} its address, never 0 */
export function allocate() {
  if (!kernel) {
    throw new Error('buffer-health: await init() first');
  }
  const slot = free.pop();
  if (slot) {
    return slot;
  }
  if (unused + SLOT > doubles.byteLength) {
    kernel.memory.grow(1);      // 64 KB: dozens of slots
    view();
  }
  unused += SLOT;
  return unused - SLOT;
}

/** Takes a slot back. @param {number} address */
export function release(address) {
  free.push(address);
}

function view() {
  doubles = new Float64Array(kernel.memory.buffer);
  integers = new Int32Array(kernel.memory.buffer);
}
