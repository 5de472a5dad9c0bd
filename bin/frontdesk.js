#!/usr/bin/env node
// Runs under any Node far enough to say which one is needed: no syntax newer than dynamic import.
var parts = process.versions.node.split('.');
var major = Number(parts[0]);
if (major < 22 || (major === 22 && Number(parts[1]) < 13)) {
  process.stderr.write('frontdesk: Node.js 22.13 or newer is needed, this is '.concat(process.versions.node, '.\n'));
  process.exitCode = 2;
} else {
  process.getBuiltinModule('node:module').enableCompileCache();
  import('../dist/main.js').then(
    (program) => program.main(process),
    (error) => {
      if (error.code !== 'ERR_MODULE_NOT_FOUND' || !/dist.main\.js$/.test(error.url)) throw error;
      process.stderr.write('frontdesk: the program has not been built yet.\nBuild it with: npm run build\n');
      process.exitCode = 2;
    },
  );
}
