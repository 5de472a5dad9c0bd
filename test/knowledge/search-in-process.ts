import { openKnowledge } from '../../src/knowledge/open-knowledge.ts';

/** A process of its own that searches: `node search-in-process.ts FOLDER CACHE WORDS`. Prints the anchors it found. */
const [folder = '', cacheFolder = '', words = ''] = process.argv.slice(2);
const knowledge = openKnowledge({ folders: [folder], cacheFolder, synonyms: [], clock: { now: () => Date.now() } });
const found = await knowledge.search(words, { limit: 3 });
process.stdout.write(found.map(({ document, anchor }) => `${document}#${anchor}`).join(' '));
knowledge.close();
