/** The value of a function at a point; writes the gradient there. */
export type Objective = (point: Float32Array, gradient: Float32Array) => number;

interface Step {
  readonly moved: Float32Array;
  readonly turned: Float32Array;
  readonly rho: number;
}

const memory = 8;

/** Minimizes a smooth convex function by L-BFGS, from `start`. Deterministic; stops early when nothing is gained any more. */
export function minimize(objective: Objective, start: Float32Array, iterations: number): Float32Array {
  let point = start;
  let gradient = new Float32Array(start.length);
  let value = objective(point, gradient);
  const steps: Step[] = [];
  for (let iteration = 0; iteration < iterations; iteration++) {
    const direction = descend(gradient, steps);
    const slope = dot(direction, gradient);
    if (slope >= 0) return point;
    let size = iteration === 0 ? 1 / Math.max(1e-12, Math.sqrt(dot(gradient, gradient))) : 1;
    let next = point;
    let nextGradient = gradient;
    let nextValue = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 20 && nextValue > value + 1e-4 * size * slope; attempt++) {
      if (attempt > 0) size /= 2;
      next = along(point, direction, size);
      nextGradient = new Float32Array(start.length);
      nextValue = objective(next, nextGradient);
    }
    if (!(nextValue < value)) return point;
    const moved = along(next, point, -1);
    const turned = along(nextGradient, gradient, -1);
    const curvature = dot(moved, turned);
    if (curvature > 1e-12) steps.push({ moved, turned, rho: 1 / curvature });
    if (steps.length > memory) steps.shift();
    const gain = value - nextValue;
    [point, gradient, value] = [next, nextGradient, nextValue];
    if (gain < 1e-7 * Math.abs(value)) return point;
  }
  return point;
}

/** The two-loop recursion: the gradient bent by what the last steps taught about the curvature. */
function descend(gradient: Float32Array, steps: readonly Step[]): Float32Array {
  const direction = gradient.map((value) => -value);
  const alphas: number[] = [];
  for (const { moved, turned, rho } of [...steps].reverse()) {
    const alpha = rho * dot(moved, direction);
    alphas.push(alpha);
    addScaled(direction, turned, -alpha);
  }
  const last = steps.at(-1);
  if (last !== undefined) {
    const scale = 1 / (last.rho * dot(last.turned, last.turned));
    for (let i = 0; i < direction.length; i++) direction[i] = (direction[i] ?? 0) * scale;
  }
  for (const { moved, turned, rho } of steps) addScaled(direction, moved, (alphas.pop() ?? 0) - rho * dot(turned, direction));
  return direction;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function along(from: Float32Array, direction: Float32Array, size: number): Float32Array {
  const point = new Float32Array(from.length);
  for (let i = 0; i < from.length; i++) point[i] = (from[i] ?? 0) + size * (direction[i] ?? 0);
  return point;
}

function addScaled(target: Float32Array, source: Float32Array, scale: number): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? 0) + scale * (source[i] ?? 0);
}
