/**
 * Colours of code, for Expressive Code's two themes. The ground and the ink are those of
 * `styles/tokens.css`; `palette.test.ts` holds both files to each other and to their contrasts.
 */
export interface CodePalette {
  ground: string;
  bar: string;
  ink: string;
  line: string;
  key: string;
  text: string;
  number: string;
  comment: string;
  keyword: string;
  name: string;
  punctuation: string;
  added: string;
  removed: string;
}

export const lightCode: CodePalette = {
  ground: '#f5f3ed',
  bar: '#ebe8df',
  ink: '#12202b',
  line: '#d6d4cb',
  key: '#0a5c67',
  text: '#6b4700',
  number: '#9e2f1a',
  comment: '#596670',
  keyword: '#284a86',
  name: '#12202b',
  punctuation: '#52616c',
  added: '#1f6b45',
  removed: '#9e2f1a',
};

export const darkCode: CodePalette = {
  ground: '#0f2740',
  bar: '#15314d',
  ink: '#eef3f6',
  line: '#28455f',
  key: '#86d3d8',
  text: '#ecd3a0',
  number: '#f59a85',
  comment: '#94acbe',
  keyword: '#a9c6f7',
  name: '#eef3f6',
  punctuation: '#a9bccb',
  added: '#8fd6ae',
  removed: '#f59a85',
};
