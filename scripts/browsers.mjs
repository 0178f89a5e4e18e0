/**
 * Where the browsers of the tests and the demo are. Plain Node without dependencies: the set-up
 * script uses this before anything is installed, the driver after that.
 */
import { accessSync, constants, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @typedef {'chromium' | 'firefox'} BrowserName */

export const BROWSERS = {
  chromium: {
    label: 'Chromium',
    variable: 'MINGJIAN_CHROMIUM',
    commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'],
    places: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    ],
    debian: 'chromium',
  },
  firefox: {
    label: 'Firefox (142 or later)',
    variable: 'MINGJIAN_FIREFOX',
    commands: ['firefox-esr', 'firefox'],
    places: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
    debian: 'firefox-esr',
  },
};

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Ubuntu's deb packages of browsers are small scripts that ask for the snap. */
function isSnapStub(file) {
  const target = realpathSync(file);
  if (statSync(target).size > 20_000) return false;
  const script = readFileSync(target, 'utf8');
  const asked = /\/snap\/bin\/[\w-]+/.exec(script);
  return asked !== null && !existsSync(asked[0]);
}

/**
 * The browser's program file, or nothing. A path in the environment variable wins, and is an error
 * when nothing is there: quietly taking another browser would hide the mistake.
 * @param {BrowserName} name
 * @returns {string | undefined}
 */
export function findBrowser(name) {
  const { variable, commands, places } = BROWSERS[name];
  const chosen = process.env[variable];
  if (chosen) {
    if (!isProgram(chosen)) throw new Error(`${variable} is ${chosen}, which is not a program.`);
    return chosen;
  }
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = commands.flatMap((command) => folders.map((dir) => join(dir, command + suffix)));
  return [...onPath, ...places].find((file) => isProgram(file) && !isSnapStub(file));
}
