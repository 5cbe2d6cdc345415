import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright';

/**
 * Headless Chromium as the package registry ships it: nothing to download and nothing to install on
 * the machine. Its own flags are for cloud functions (one process, no web security) and are not used.
 */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    headless: true,
  });
}
