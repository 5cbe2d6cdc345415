import type { ImageDeclaration } from './declaration.ts';

/** The images that nodes can pull, and those that were built. */
export class ImageRegistry {
  readonly declared: readonly ImageDeclaration[];

  constructor(declared: readonly ImageDeclaration[]) {
    this.declared = declared;
  }
}
