/**
 * What is made of a text, made once while it is asked for again and again: triage and the specialist who takes over read
 * the same message, and of a long one its parts. Only the latest are kept, so that memory does not grow.
 */
export function remembered<Made>(most: number, make: (text: string) => Made): (text: string) => Made {
  const latest = new Map<string, Made>();
  return (text) => {
    const known = latest.get(text);
    if (known !== undefined) return known;
    const made = make(text);
    latest.set(text, made);
    // A map keeps the order in which its keys came.
    for (const oldest of latest.keys()) {
      if (latest.size <= most) break;
      latest.delete(oldest);
    }
    return made;
  };
}
