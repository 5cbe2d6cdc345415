import type { Node, Position } from 'unist';

/** A JSX element in MDX, in a paragraph (`mdxJsxTextElement`) or on its own (`mdxJsxFlowElement`). */
export interface JsxElement extends Node {
  type: 'mdxJsxTextElement' | 'mdxJsxFlowElement';
  name: string | null;
  attributes: JsxAttribute[];
  children: Node[];
}

interface JsxAttribute {
  type: string;
  name?: string;
  value?: unknown;
  position?: Position;
}

export function isJsxElement(node: Node): node is JsxElement {
  return node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement';
}

export function childrenOf(node: Node): Node[] {
  return 'children' in node ? (node as Node & { children: Node[] }).children : [];
}

/** The elements of a name inside an element, at any depth, in reading order. */
export function partsOf(element: Node, name: string): JsxElement[] {
  return childrenOf(element).flatMap((child) => {
    const deeper = partsOf(child, name);
    return isJsxElement(child) && child.name === name ? [child].concat(deeper) : deeper;
  });
}

/** An attribute's text; `undefined` when it is missing, bare, or an expression. */
export function attributeText(element: JsxElement, name: string): string | undefined {
  const value = element.attributes.find((attribute) => attribute.name === name)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** Gives an element an attribute whose value is data: strings, numbers, booleans, lists and objects of them. */
export function setAttribute(element: JsxElement, name: string, value: unknown): void {
  const others = element.attributes.filter((attribute) => attribute.name !== name);
  const written = typeof value === 'string' ? value : expression(value);
  element.attributes = [...others, { type: 'mdxJsxAttribute', name, value: written }];
}

/** `import Name from 'path';` as a node of the tree. */
export function importNode(name: string, path: string): Node {
  const source = { type: 'Literal', value: path };
  const specifier = { type: 'ImportDefaultSpecifier', local: { type: 'Identifier', name } };
  const declaration = { type: 'ImportDeclaration', specifiers: [specifier], source, attributes: [] };
  const estree = { type: 'Program', sourceType: 'module', body: [declaration] };
  return { type: 'mdxjsEsm', value: '', data: { estree } } as Node;
}

function expression(value: unknown): unknown {
  const statement = { type: 'ExpressionStatement', expression: literal(value) };
  const estree = { type: 'Program', sourceType: 'module', body: [statement] };
  return { type: 'mdxJsxAttributeValueExpression', value: '', data: { estree } };
}

/** Data as an ESTree expression. A negative number is an operator before a number there. */
function literal(value: unknown): unknown {
  if (Array.isArray(value)) return { type: 'ArrayExpression', elements: value.map(literal) };
  if (typeof value === 'number' && value < 0) {
    return { type: 'UnaryExpression', operator: '-', prefix: true, argument: literal(-value) };
  }
  if (typeof value !== 'object' || value === null) return { type: 'Literal', value: value ?? null };
  const properties = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([key, inner]) => ({
      type: 'Property',
      kind: 'init',
      method: false,
      shorthand: false,
      computed: false,
      key: { type: 'Literal', value: key },
      value: literal(inner),
    }));
  return { type: 'ObjectExpression', properties };
}
