import { useApp } from 'ink';
import { useEffect } from 'react';

/** How the terminal is taken from Ink for a while: the function it gives back returns it. Set while the view is mounted. */
export interface Lending {
  lend: (() => Promise<() => Promise<void>>) | undefined;
}

/** Shows nothing: reaches into Ink for its way to let go of the terminal. */
export function LendingDoor({ lending }: { readonly lending: Lending }) {
  const { suspendTerminal } = useApp();
  useEffect(() => {
    lending.lend = async () => {
      const suspension = await suspendTerminal();
      return () => suspension.resume();
    };
    return () => {
      lending.lend = undefined;
    };
  }, [lending, suspendTerminal]);
  return null;
}
