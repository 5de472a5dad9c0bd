import { openChat } from './helpers/chat-program.ts';

const t = await openChat({ env: { NODE_OPTIONS: '--cpu-prof --cpu-prof-dir=/tmp/auditui/prof --cpu-prof-interval 500' } });
await t.until('›');
t.write('perf stream\r');
await t.until(() => t.output.includes('perf done'), 60_000);
await t.quiet(300);
t.write('/quit\r');
await t.exited;
