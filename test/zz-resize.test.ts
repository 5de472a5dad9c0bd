import { expect, test } from 'vitest';
import { openChat } from './helpers/chat-program.ts';

for (let i = 0; i < 30; i++)
  test.concurrent(`resize ${i}`, async () => {
    const terminal = await openChat({ columns: 100, rows: 24 });
    try {
      await terminal.until('s_test');
      terminal.write('stream please\r');
      await terminal.until('word20 ');
      await terminal.resize(60, 24);
      await terminal.until(/word40\b/);
      await terminal.resize(90, 18);
      await terminal.until(/word70\b/);
      await terminal.resize(45, 30);
      await terminal.until('word150');
      await terminal.until('The customer’s next message');
      const found = new Map<string, number>();
      for (const [m] of terminal.everything().matchAll(/\bword\d+\b/g)) found.set(m, (found.get(m) ?? 0) + 1);
      const bad = [...found].filter(([, count]) => count !== 1);
      if (bad.length > 0 || found.size !== 150 || terminal.everything().match(/● Billing/g)?.length !== 1)
        console.log(terminal.everything());
      expect(bad).toEqual([]);
      expect(found.size).toBe(150);
      expect(terminal.everything().match(/● Billing/g)).toHaveLength(1);
    } finally {
      await terminal.dispose();
    }
  }, 60000);
