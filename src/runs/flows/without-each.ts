/** A step of a graph, as far as its place in it goes. */
interface Stepped {
  name: string;
  kind: string;
  needs: readonly string[];
  inside?: { step: string; branch: string };
}

/**
 * The graph without its `each` steps, which do nothing by themselves: what lies in one comes after what that one needs, and
 * what needs one comes after the last of what lies in it.
 */
export function withoutEach<S extends Stepped>(steps: readonly S[]): S[] {
  const holders = new Map<string, { needs: readonly string[]; last: readonly string[] }>();
  for (const { name, kind, needs } of steps) {
    const inner = kind === 'each' ? steps.filter(({ inside }) => inside?.step === name) : [];
    if (inner.length === 0) continue;
    const needed = new Set(inner.flatMap((one) => one.needs));
    holders.set(name, { needs, last: inner.map((one) => one.name).filter((one) => !needed.has(one)) });
  }
  return steps
    .filter(({ name }) => !holders.has(name))
    .map((step) => ({ ...step, needs: [...new Set(step.needs.flatMap((need) => resolved(need, step)))] }));

  function resolved(need: string, step: S): readonly string[] {
    const holder = holders.get(need);
    if (!holder) return [need];
    return step.inside?.step === need ? holder.needs.flatMap((one) => resolved(one, step)) : holder.last;
  }
}
