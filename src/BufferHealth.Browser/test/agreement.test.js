import assert from 'node:assert/strict';
import test from 'node:test';
import init, { BufferHealthMonitor } from '../dist/buffer-health.js';
import { assertAgreement } from '../../../benchmarks/browser/agreement.js';

test('the idiomatic JavaScript that the benchmark compares with gives the same metrics', async () => {
  await init();
  assert.ok(assertAgreement(BufferHealthMonitor) > 40_000);
});
