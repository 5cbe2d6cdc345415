/**
 * The worker of a page: takes `Request`s as messages and posts `Reply`s (protocol.ts). It asks for nothing over the
 * network, and makes no code from text.
 */
import { Playground } from './playground.ts';
import type { Reply, Request } from './protocol.ts';

const playground = new Playground(
  (reply: Reply) => postMessage(reply),
  (milliseconds) => new Promise((resume) => {
    setTimeout(resume, milliseconds);
  }),
);

addEventListener('message', (event: MessageEvent<Request>) => void playground.handle(event.data));
