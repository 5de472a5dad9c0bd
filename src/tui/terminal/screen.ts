import { PassThrough } from 'node:stream';
import { type Instance, render } from 'ink';
import type { ReactElement } from 'react';
import type { FrameOutput } from './frame-output.ts';

export interface Screen {
  /** Rejects with what a component threw. */
  readonly failed: Promise<never>;
  /** Waits until what was rendered is on the screen. */
  flush(): Promise<void>;
  /** Takes the live part off the screen; the next frame brings it back. */
  clear(): void;
  /** Takes the live part off the screen for good, once everything finished is written. */
  close(): Promise<void>;
}

/** Puts the view on the terminal. The keyboard is not Ink's: it gets an input of its own that never says anything. */
export function openScreen(view: ReactElement, output: FrameOutput): Screen {
  const instance: Instance = render(view, {
    stdout: output,
    stdin: new PassThrough(),
    exitOnCtrlC: false,
    patchConsole: false,
    incrementalRendering: true,
    interactive: true,
    isScreenReaderEnabled: false,
    // The store keeps the frame rate; held back once more, a frame would be late for the window it was made for.
    maxFps: 1000,
  });
  const failed = new Promise<never>((_resolve, reject) => {
    instance.waitUntilExit().catch(reject);
  });
  return {
    failed,
    flush: () => instance.waitUntilRenderFlush(),
    clear: () => instance.clear(),
    close: async () => {
      await instance.waitUntilRenderFlush();
      instance.clear();
      instance.unmount();
    },
  };
}
