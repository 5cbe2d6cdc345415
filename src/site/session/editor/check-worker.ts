/**
 * The worker that checks files while they are written: takes `CheckRequest`s as messages and posts `CheckReply`s
 * (check-protocol.ts). It asks for nothing over the network, and makes no code from text.
 */
import { checkFile } from './check-files.ts';
import type { CheckReply, CheckRequest } from './check-protocol.ts';
import { CheckQueue } from './check-queue.ts';

const queue = new CheckQueue(checkFile, (reply: CheckReply) => postMessage(reply), (task) => {
  setTimeout(task);
});

addEventListener('message', (event: MessageEvent<CheckRequest>) => queue.ask(event.data));
