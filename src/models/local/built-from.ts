declare const localEngineSource: string | undefined;

/**
 * SHA-256 of this folder's code, put in when the program is built: what was made by other code is of no use. Undefined
 * when the program runs from its sources, where the code may change at any time.
 */
export const builtFrom = typeof localEngineSource === 'undefined' ? undefined : localEngineSource;
