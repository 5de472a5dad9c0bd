import { streaming } from './bench/streaming.ts';

for (let i = 0; i < Number(process.argv[2] ?? 1); i++) console.log(await streaming());
