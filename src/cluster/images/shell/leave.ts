/** `break`, `continue`, `return` and `exit` on their way to where they end. */
export class Leave extends Error {
  readonly kind: 'break' | 'continue' | 'return' | 'exit';
  /** The loops to leave, or the exit status. */
  readonly value: number;

  constructor(kind: Leave['kind'], value: number) {
    super(kind);
    this.kind = kind;
    this.value = value;
  }
}
