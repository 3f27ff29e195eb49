// Judges modules one after the other, each with an end: a broken compiler may well make a loop that has none.
import { runInThisContext } from 'node:vm';

export function judgeAll(judge, modules) {
  // Of many modules most are broken; one alone should be right, and has the time that a busy machine takes.
  const timeout = modules.length > 1 ? 2500 : 8000;
  globalThis.judge = judge;
  return modules.map(module => {
    try {
      return runInThisContext(`judge(${JSON.stringify(module)})`, { timeout });
    } catch (error) {
      if (error.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      return { module, valid: true, calls: 0, differences: [`no end within ${timeout} ms`] };
    }
  });
}
