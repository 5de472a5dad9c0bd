import fc from 'fast-check';

/**
 * Property tests try the same cases at every run, so that a red suite is red for everyone.
 * FRONTDESK_TEST_SEED=random looks for new ones; a number repeats what a failure printed.
 */
const asked = process.env['FRONTDESK_TEST_SEED'];
if (asked !== 'random') fc.configureGlobal({ seed: asked === undefined ? 20261123 : Number(asked) });
