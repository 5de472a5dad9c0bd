/**
 * What is made of a text, made once while it is asked for again and again: triage and the specialist who takes over read
 * the same message, and of a long one its parts. Of the latest at least `most` are kept and at most twice as many, so that
 * memory does not grow. All of the older half go at once: a map from which the oldest is taken each time passes over
 * every place that has become empty before.
 */
export function remembered<Made>(most: number, make: (text: string) => Made): (text: string) => Made {
  let latest = new Map<string, Made>();
  let before = new Map<string, Made>();
  return (text) => {
    const known = latest.get(text);
    if (known !== undefined) return known;
    const made = before.get(text) ?? make(text);
    if (latest.size >= most) {
      before = latest;
      latest = new Map();
    }
    latest.set(text, made);
    return made;
  };
}
