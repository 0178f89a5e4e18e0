/**
 * Makes a fresh clone ready: dependencies, browsers, a Chinese font. Plain Node without
 * dependencies, run before `npm start`, `npm test` and the other commands (see package.json).
 *
 *   node scripts/setup.mjs code    dependencies only
 *   node scripts/setup.mjs start   and Chromium, which must be there in the end
 *   node scripts/setup.mjs test    and both browsers; a missing one fails only with CI=true
 *   node scripts/setup.mjs page    both browsers if they can be had
 *
 * Environment: MINGJIAN_CHROMIUM and MINGJIAN_FIREFOX name the browsers' program files,
 * MINGJIAN_NO_APT=1 keeps apt-get out of it.
 *
 * Everything it says goes to stderr: `npm run --silent scan` prints results on stdout.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BROWSERS, findBrowser } from './browsers.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const WANTED = {
  code: [],
  start: ['chromium'],
  test: ['chromium', 'firefox'],
  page: ['chromium', 'firefox'],
};
/** The second one is for the emoji that disguised words are full of. */
const FONT_PACKAGES = ['fonts-noto-cjk', 'fonts-noto-color-emoji'];
const FONT_FILES = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc',
  '/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc',
  '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc',
];

function say(line) {
  process.stderr.write(`setup: ${line}\n`);
}

function fail(line) {
  say(line);
  process.exit(1);
}

/** Runs a command with its output on stderr; true when it ended well. */
function run(command, args) {
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] }).status === 0;
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  // The ranges of Vite 7: the odd releases and the first 22 ones lack require() of modules.
  const known = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 23;
  if (!known)
    fail(`Node 20.19 or later is needed (22.12 or later of 22); this is ${process.version}.`);
}

/** True when what is installed is not what the lock file says. */
function dependenciesAreStale() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return true;
  const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  const have = packages(installed);
  const want = packages(join(root, 'package-lock.json'));
  const wrong = Object.keys(want).some((path) => {
    if (path === '') return false;
    // An optional package that is not installed is one for another platform.
    if (!have[path]) return want[path].optional !== true;
    return have[path].version !== want[path].version;
  });
  return wrong || Object.keys(have).some((path) => !want[path]);
}

function installDependencies() {
  if (!dependenciesAreStale()) return;
  say('installing dependencies (npm ci)');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const done = npm ? run(process.execPath, [npm, ...args]) : run('npm', args);
  if (!done) fail('npm ci failed; what npm said is above.');
}

/** A font with Chinese characters: without one the pages and screenshots show empty boxes. */
function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  if (FONT_FILES.some((file) => existsSync(file))) return true;
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
}

function canUseApt() {
  if (process.env.MINGJIAN_NO_APT) return false;
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  const release = readFileSync('/etc/os-release', 'utf8');
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release) && existsSync('/usr/bin/apt-get');
}

/** apt-get is told to be quiet and is not; what it said is shown when it fails. */
function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const done = spawnSync('apt-get', args, { env, encoding: 'utf8' });
  if (done.status !== 0) say(`apt-get ${args.join(' ')} failed:\n${done.stdout}${done.stderr}`);
}

function aptInstall(packages) {
  say(`installing ${packages.join(', ')} with apt-get; this takes a minute or two`);
  apt('update', '-qq');
  // One by one: a package that the release does not have must not keep the others away.
  for (const name of packages) apt('install', '-y', '-qq', '--no-install-recommends', name);
}

function missingBrowsers(names) {
  try {
    return names.filter((name) => findBrowser(name) === undefined);
  } catch (error) {
    return fail(error.message);
  }
}

function describeMissing(name) {
  const { label, variable, debian } = BROWSERS[name];
  const snap = ' (on Ubuntu the deb packages only point to snaps: install the browser itself)';
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const ubuntu = /^ID=.*ubuntu/m.test(release) ? snap : '';
  return `${label} is missing: install it (Debian: apt-get install ${debian})${ubuntu} or set ${variable} to its program file.`;
}

function prepareBrowsers(mode) {
  const names = WANTED[mode];
  let missing = missingBrowsers(names);
  const fontMissing = names.length > 0 && !hasChineseFont();
  if ((missing.length > 0 || fontMissing) && canUseApt()) {
    const packages = missing.map((name) => BROWSERS[name].debian);
    aptInstall([...packages, ...FONT_PACKAGES]);
    missing = missingBrowsers(names);
  }
  if (names.length > 0 && !hasChineseFont()) {
    say(
      `no Chinese font: pages will show empty boxes; install ${FONT_PACKAGES[0]} or another one.`,
    );
  }
  for (const name of missing) say(describeMissing(name));
  const needed = mode === 'start' || (mode === 'test' && process.env.CI === 'true');
  if (missing.length > 0 && needed) process.exit(1);
}

const mode = process.argv[2] ?? 'test';
if (!(mode in WANTED)) fail(`unknown mode ${mode}; one of ${Object.keys(WANTED).join(', ')}`);
checkNode();
installDependencies();
prepareBrowsers(mode);
