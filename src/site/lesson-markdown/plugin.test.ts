import { describe, expect, it } from 'vitest';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { childrenOf, isJsxElement, type JsxElement } from './jsx.ts';
import { remarkLesson } from './plugin.ts';
import type { Node } from 'unist';

const SERVICE = `\`\`\`yaml title="service.yaml"
apiVersion: v1
kind: Service
metadata:
  name: eta
spec:
  selector:
    app: eta
  ports:
  - port: 80
    nodePort: 30001
\`\`\`
`;

const QUESTION = `<Question prompt="Which?">
<Answer correct>One</Answer>
<Answer>Two</Answer>
<Why>
Because.
</Why>
</Question>`;

function prepare(text: string): { tree: Node; elements: JsxElement[] } {
  const file = new VFile({ path: 'lesson.mdx', value: text });
  const processor = unified().use(remarkParse).use(remarkMdx).use(remarkLesson, { glossary: 'content/glossary.yaml' });
  const tree = processor.runSync(processor.parse(file), file) as Node;
  const elements: JsxElement[] = [];
  const visit = (node: Node): void => {
    if (isJsxElement(node)) elements.push(node);
    childrenOf(node).forEach(visit);
  };
  visit(tree);
  return { tree, elements };
}

function failure(text: string): string {
  try {
    prepare(text);
  } catch (error) {
    return String(error);
  }
  return 'nothing failed';
}

/** The data of an attribute, evaluated as the compiled page will evaluate it. */
function data(element: JsxElement, name: string): unknown {
  const value = element.attributes.find((attribute) => attribute.name === name)?.value as
    | string
    | { data: { estree: { body: { expression: unknown }[] } } }
    | undefined;
  return typeof value === 'object' ? evaluate(value.data.estree.body[0]!.expression as Expression) : value;
}

/** An attribute of every element of a name, in order. */
function all(elements: JsxElement[], name: string, attribute: string): unknown[] {
  return elements.filter((element) => element.name === name).map((element) => data(element, attribute));
}

type Expression =
  | { type: 'Literal'; value: unknown }
  | { type: 'UnaryExpression'; argument: Expression }
  | { type: 'ArrayExpression'; elements: Expression[] }
  | { type: 'ObjectExpression'; properties: { key: { value: string }; value: Expression }[] };

function evaluate(node: Expression): unknown {
  if (node.type === 'Literal') return node.value;
  if (node.type === 'UnaryExpression') return -Number(evaluate(node.argument));
  if (node.type === 'ArrayExpression') return node.elements.map(evaluate);
  return Object.fromEntries(node.properties.map(({ key, value }) => [key.value, evaluate(value)]));
}

describe('remarkLesson', () => {
  it('imports the components that are used, each once, and no others', () => {
    const { tree } = prepare('<Term id="pod">Pod</Term> and <Term id="pod">Pod</Term>\n\n<Other />\n');
    const imports = childrenOf(tree).filter((node) => node.type === 'mdxjsEsm');
    expect(imports).toHaveLength(1);
    expect(JSON.stringify(imports[0])).toContain('/components/lesson/Term.astro');
  });

  it('leaves a component alone that the page imports itself', () => {
    const { tree } = prepare("import Term from './Term.astro';\n\n<Term>x</Term>\n");
    expect(childrenOf(tree).filter((node) => node.type === 'mdxjsEsm')).toHaveLength(1);
  });

  it('gives a Value what the file says at that point of the lesson', () => {
    const later = SERVICE.replace('30001', '30005');
    const use = '\nIt is <Value of="service.yaml" path="spec.ports[0].nodePort" />.\n\n';
    const { elements } = prepare(SERVICE + use + later + use);
    expect(elements.map((element) => data(element, 'value'))).toEqual(['30001', '30005']);
  });

  it('stops at the line and column of a Value that leads nowhere', () => {
    expect(failure(`${SERVICE}\nIt is <Value of="service.yaml" path="spec.port" />.\n`)).toMatch(
      /^lesson\.mdx:14:7-14:\d+: <Value>: service\.yaml has no spec\.port; did you mean spec\.ports\?/,
    );
    expect(failure('<Value of="service.yml" path="spec" />\n')).toContain('1:1-1:39: <Value>: no block above this line writes a file "service.yml"; there is none');
    expect(failure(`${SERVICE}\n<Value of="servise.yaml" path="spec" />\n`)).toContain('did you mean service.yaml?');
    expect(failure(`${SERVICE}\n<Value of="service.yaml" />\n`)).toContain('<Value>: it needs path="…"');
  });

  it('does not know a file before it is written', () => {
    expect(failure(`<Value of="service.yaml" path="kind" />\n\n${SERVICE}`)).toContain('no block above this line');
  });

  it('gives a Diagram its objects', () => {
    const { elements } = prepare(`${SERVICE}\n<Diagram of="service.yaml" title="A Service" />\n`);
    expect(data(elements[0]!, 'diagram')).toMatchObject({ services: [{ name: 'eta', ports: [{ port: 80, nodePort: 30001 }], selects: [] }] });
    expect(failure(`${SERVICE}\n<Diagram of="service.yaml" />\n`)).toContain('<Diagram>: it needs title="…"');
    expect(failure('```text title="a.txt"\nhello\n```\n\n<Diagram of="a.txt" title="Nothing" />\n')).toContain('a.txt has nothing that is drawn: no Pod, workload, Service, Ingress, ConfigMap, Secret or claim');
  });

  it('gives a Term its definition and each use its number', () => {
    const { elements } = prepare('<Term id="pod">Pod</Term> and <Term id="pod">Pod</Term>\n');
    expect(data(elements[0]!, 'entry')).toMatchObject({ id: 'pod', term: 'Pod' });
    expect(elements.map((element) => data(element, 'use'))).toEqual([1, 2]);
    expect(failure('<Term id="pdo">Pod</Term>\n')).toContain('did you mean pod?');
  });

  it('numbers questions and names the buttons of each question alike', () => {
    const { elements } = prepare(`<Quiz>\n\n${QUESTION}\n\n${QUESTION}\n\n</Quiz>\n`);
    expect(all(elements, 'Question', 'number')).toEqual([1, 2]);
    expect(all(elements, 'Question', 'of')).toEqual([2, 2]);
    expect(all(elements, 'Answer', 'group')).toEqual(['quiz-1-1', 'quiz-1-1', 'quiz-1-2', 'quiz-1-2']);
  });

  it.each([
    ['<Quiz>\n\ntext\n\n</Quiz>', 'a <Quiz> holds one <Question> at least'],
    [`<Quiz>\n\n${QUESTION.replace('<Answer correct>', '<Answer>')}\n\n</Quiz>`, 'question 1 has 0 correct answers, expected one'],
    [`<Quiz>\n\n${QUESTION.replace(/<Answer>.*\n/, '')}\n\n</Quiz>`, 'question 1 has 1 <Answer>, expected two at least'],
    [`<Quiz>\n\n${QUESTION.replace(/<Why>[^]*Why>\n/, '')}\n\n</Quiz>`, 'question 1 needs one <Why>'],
    [`<Quiz>\n\n${QUESTION.replace(' prompt="Which?"', '')}\n\n</Quiz>`, 'question 1 has no prompt="…"'],
    ['<Exercise>\n\ntext\n\n</Exercise>', 'an <Exercise> needs a title="…"'],
    ['<Exercise title="A">\n\ntext\n\n</Exercise>', 'the exercise "A" has no <Solution>'],
    ['<Check output="x" />', '<Check>: it needs command="…"'],
  ])('refuses %j', (text, message) => {
    expect(failure(`${text}\n`)).toContain(message);
  });

  it('numbers exercises and their hints', () => {
    const hints = '<Hint>\nA\n</Hint>\n\n<Hint>\nB\n</Hint>\n\n<Solution>\n\nC\n\n</Solution>\n\n<Check command="true" />\n';
    const { elements } = prepare(`<Exercise title="One">\n\n${hints}\n</Exercise>\n\n<Exercise title="Two">\n\n${hints}\n</Exercise>\n`);
    expect(all(elements, 'Exercise', 'number')).toEqual([1, 2]);
    expect(all(elements, 'Hint', 'number')).toEqual([1, 2, 1, 2]);
    expect(all(elements, 'Hint', 'of')).toEqual([2, 2, 2, 2]);
  });
});
