import { expect, test } from 'vitest';
import { simulatedStage } from '../../../run/play/simulated-stage.ts';
import { insteadOf, pageCommand } from './page-commands.ts';

test('the page itself clears the terminal and closes it', () => {
  expect(['clear', ' reset ', 'exit', 'logout', 'clear x', 'exit 3', 'kubectl get pods'].map(pageCommand)).toEqual(['clear', 'clear', 'close', 'close', undefined, undefined, undefined]);
});

test.each(['vi', 'vim', 'nvim', 'nano', 'emacs', 'code', 'less', 'more', 'history', 'man', 'watch', 'sudo'])('something is said of %s, which the computer does not have', async (name) => {
  expect(insteadOf(`${name} pod.yaml`)).toMatch(/\.$/);
  expect(await simulatedStage({}).run(name)).toMatchObject({ status: 127, text: `bash: ${name}: command not found\n` });
});

test('nothing is said of what it has, nor of what nobody has', () => {
  expect(['kubectl get pods', 'cat vim', 'nosuch', 'constructor', ''].map(insteadOf)).toEqual([undefined, undefined, undefined, undefined, undefined]);
});
