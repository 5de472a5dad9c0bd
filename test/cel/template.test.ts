import { expect, test } from 'vitest';
import { createScope } from '../../src/cel/scope.ts';
import { compileTemplate } from '../../src/cel/template.ts';

const scope = createScope({ name: 'string', cents: 'int', all: 'list<string>', some: 'dyn' });

function render(source: string): string {
  const template = compileTemplate(source, scope);
  const values = scope.values({ name: 'Maya', cents: 4999, all: ['a', 'b'], some: { x: null, y: 2 } });
  if (!template.ok) throw new Error(template.problem.message);
  if (!values.ok) throw new Error(values.problems.join());
  return template.value.render(values.values);
}

test.each([
  ['plain { text }', 'plain { text }'],
  ['Hi {{ name }}, {{ money(cents, "USD") }}.', 'Hi Maya, $49.99.'],
  ['{{all}} {{ some.y + 1 }} {{ cents > 5 ? "more" : "less" }}', 'a, b 3 more'],
])('%s', (source, text) => {
  expect(render(source)).toBe(text);
});

test.each(['{{ some.x }}', '{{ some }}', '{{ some.z }}'])('%s has nothing to show', (source) => {
  expect(() => render(source)).toThrow(expect.objectContaining({ name: 'ExpressionError' }));
});

test.each([
  ['Hi {{ nam }}', 'there is no variable "nam"', 6],
  ['{{ name }} and {{ cents', '"{{" has no "}}"', 15],
  ['{{ name + cents }}', 'no such overload: string + int', 3],
])('%s is a problem at its place', (source, message, offset) => {
  expect(compileTemplate(source, scope)).toMatchObject({ ok: false, problem: { message, offset } });
});
