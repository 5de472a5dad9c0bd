import { hostname } from 'node:os';
import type { Processes } from './leases.ts';

/** The processes of this machine. */
export function localProcesses(): Processes {
  return { pid: process.pid, host: hostname(), isAlive };
}

/** Signal 0 is not delivered: it only tells whether there is somebody. Another user's process answers EPERM. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
