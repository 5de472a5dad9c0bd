const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** Words by which somebody says who writes, for whom, and how to be reached. */
const introducing = new Set(
  `a account address am and at be by can contact customer email e-mail for from here hello hi i id i'm i’m in is it it's it’s login mail me my
   name of on or our reach reachable registered reply signed team the this to under up user username via we with work workspace write you`.split(
    /\s+/,
  ),
);

/** Gives an address and says whose it is, nothing else: "I'm Ann Lee, my address is ann@acme.example". No matter. */
export function isIntroduction(sentence: string): boolean {
  if (sentence.includes('?')) return false;
  const rest = sentence.replaceAll(address, ' ');
  if (rest === sentence) return false;
  return (rest.match(/[\p{L}\p{M}'’-]+/gu) ?? []).every((word) => introducing.has(word.toLowerCase()) || /^\p{Lu}/u.test(word));
}
